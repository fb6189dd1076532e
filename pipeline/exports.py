"""The exports: every mart as Parquet and CSV with a datapackage.json, for those who do not open the warehouse itself.

Belongs here: writing those files and describing them. Does not belong here: what is in a mart (sql/mart).

The same content gives the same bytes of every table file: rows are sorted by all columns. CSV is UTF-8 with a byte order
mark, which spreadsheets need to know it, and a text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab or
line end first) has an apostrophe in front; Parquet holds the text as it is. Times are UTC, lists are JSON.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.folder import replaced
from pipeline.settings import ROOT

ROW_GROUP = 122_880
LICENCE = {
    "name": "CC-BY-SA-4.0",
    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
    "title": "Creative Commons Attribution-ShareAlike 4.0",
}
GUARD_NOTE = "In the CSV, a text that begins with = + - @, a tab or a line end has an apostrophe in front, so that no spreadsheet runs it."
_BOM = b"\xef\xbb\xbf"
_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
_MOST_SOURCES = 1_000  # in the metadata of a file; attribution.csv always lists all
_TYPES = {
    "BOOLEAN": "boolean", "TINYINT": "integer", "SMALLINT": "integer", "INTEGER": "integer", "BIGINT": "integer", "HUGEINT": "integer",
    "DOUBLE": "number", "FLOAT": "number", "DATE": "date", "TIMESTAMP WITH TIME ZONE": "datetime", "TIMESTAMP": "datetime",
}  # fmt: skip


@dataclass(frozen=True)
class Exports:
    """What was written: the folder, the tables in it, and the bytes of all files."""

    folder: Path
    tables: tuple[str, ...]
    size: int


@dataclass(frozen=True)
class _Table:
    name: str
    comment: str
    columns: dict[str, tuple[str, str]]  # name to type and comment

    @property
    def fields(self) -> list[dict[str, str]]:
        """The columns as the fields of a table schema."""
        return [{"name": name, "type": _field_type(kind), "description": comment} for name, (kind, comment) in self.columns.items()]


def write_exports(published: Path, folder: Path) -> Exports:
    """Write the exports of a published file into `folder`, replacing it as a whole.

    Errors: duckdb.Error if the file cannot be read, OSError if the folder cannot be written; the old exports then stay.
    """
    before = _previous(folder)
    with duckdb.connect(str(published), read_only=True) as connection, replaced(folder) as new:
        connection.execute("SET TimeZone = 'UTC'")
        tables = _tables(connection)
        release = _release(connection)
        sources = _sources(connection)
        for table in tables:
            _write_parquet(connection, table, new / f"{table.name}.parquet", sources, release)
            _write_csv(connection, table, new / f"{table.name}.csv")
        shutil.copyfile(ROOT / "LICENSE-DATA", new / "LICENSE-DATA")
        (new / "ATTRIBUTION.txt").write_text(_attribution(sources), encoding="utf-8")
        changes = _schema_changes(before, tables, release)
        package = json.dumps(_package(new, tables, sources, release, changes), ensure_ascii=False, indent=1)
        (new / "datapackage.json").write_text(package + "\n", encoding="utf-8")
        sums = "".join(f"{_sha256(path)}  {path.name}\n" for path in sorted(new.iterdir()))
        (new / "SHA256SUMS").write_text(sums, encoding="utf-8")
        size = sum(path.stat().st_size for path in new.iterdir())
    return Exports(folder, tuple(table.name for table in tables), size)


def _tables(connection: duckdb.DuckDBPyConnection) -> list[_Table]:
    comments = dict(
        connection.execute(
            "select table_name, coalesce(comment, '') from duckdb_tables() where schema_name = 'mart' "
            "union all select view_name, coalesce(comment, '') from duckdb_views() where schema_name = 'mart' order by 1"
        ).fetchall()
    )
    columns: dict[str, dict[str, tuple[str, str]]] = {name: {} for name in comments}
    found = connection.execute(
        "select table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns() where schema_name = 'mart' "
        "order by table_name, column_index"
    ).fetchall()
    for table, column, kind, comment in found:
        columns[table][column] = (kind, comment)
    return [_Table(name, comment, columns[name]) for name, comment in comments.items()]


def _release(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    row = connection.execute(
        "select version, schema_version, strftime(published_at, '%Y-%m-%dT%H:%M:%SZ') "
        "from quality.release order by published_at desc limit 1"
    ).fetchone()
    version, schema_version, published_at = row or ("", "", "")
    return {"version": version, "schemaVersion": schema_version, "created": published_at}


def _sources(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    found = connection.execute(
        "select title, coalesce(permalink, page, ''), coalesce(authors_url, ''), licence, changes from mart.attribution "
        "where is_current order by title, snapshot_id"
    ).fetchall()
    return [dict(zip(("title", "path", "authors", "licence", "changes"), row, strict=True)) for row in found]


def _write_parquet(
    connection: duckdb.DuckDBPyConnection, table: _Table, path: Path, sources: list[dict[str, str]], release: dict[str, str]
) -> None:
    listed = sources if len(sources) <= _MOST_SOURCES else "see attribution.parquet"
    metadata = {
        "comment": table.comment,
        "columns": json.dumps({name: comment for name, (_, comment) in table.columns.items()}, ensure_ascii=False),
        "licence": LICENCE["path"],
        "attribution": json.dumps(listed, ensure_ascii=False),
        "schema_version": release["schemaVersion"],
    }
    pairs = ", ".join(f"{key}: {_quote(value or '')}" for key, value in metadata.items())
    connection.execute(
        f"COPY (SELECT * FROM mart.{table.name} ORDER BY ALL) TO {_quote(str(path))} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}, KV_METADATA {{{pairs}}})"
    )


def _write_csv(connection: duckdb.DuckDBPyConnection, table: _Table, path: Path) -> None:
    shown = ", ".join(f'{_csv_value(name, kind)} AS "{name}"' for name, (kind, _) in table.columns.items())
    bare = path.with_suffix(".part")
    rows = f"SELECT {shown} FROM (SELECT * FROM mart.{table.name} ORDER BY ALL)"
    connection.execute(f"COPY ({rows}) TO {_quote(str(bare))} (FORMAT csv, HEADER)")
    with path.open("wb") as target, bare.open("rb") as source:
        target.write(_BOM)
        shutil.copyfileobj(source, target)
    bare.unlink()


def _csv_value(name: str, kind: str) -> str:
    column = f'"{name}"'
    if kind == "VARCHAR":
        return f"CASE WHEN regexp_matches({column}, {_quote(_FORMULA)}) THEN '''' || {column} ELSE {column} END"
    if kind.startswith("TIMESTAMP"):
        return f"strftime({column}, '%Y-%m-%dT%H:%M:%SZ')"
    return f"to_json({column})::VARCHAR" if kind.endswith("[]") else column


def _field_type(kind: str) -> str:
    if kind.endswith("[]"):
        return "array"
    return "number" if kind.startswith("DECIMAL") else _TYPES.get(kind, "string")


def _package(
    folder: Path, tables: list[_Table], sources: list[dict[str, str]], release: dict[str, str], changes: list[object]
) -> dict[str, object]:
    return {
        "name": "paddock",
        "title": "Paddock: racing-driver articles of English Wikipedia as tables",
        "description": "Made from Wikipedia's articles by their authors; attribution.csv names each article and what was changed.",
        **release,
        "licenses": [LICENCE],
        "sources": [{"title": source["title"], "path": source["path"]} for source in sources if source["path"]][:_MOST_SOURCES],
        "resources": [resource for table in tables for resource in _resources(folder, table)],
        "schemaChanges": changes,
    }


def _resources(folder: Path, table: _Table) -> list[dict[str, object]]:
    csv, parquet = folder / f"{table.name}.csv", folder / f"{table.name}.parquet"
    title = f"mart.{table.name}"
    return [
        {
            "name": table.name,
            "title": title,
            "description": f"{table.comment} {GUARD_NOTE}".strip(),
            "path": csv.name,
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            **_measured(csv),
            "schema": {"fields": table.fields, "missingValues": [""]},
        },
        {
            "name": f"{table.name}-parquet",
            "title": title,
            "description": table.comment,
            "path": parquet.name,
            "type": "file",
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            **_measured(parquet),
        },
    ]


def _measured(path: Path) -> dict[str, object]:
    return {"bytes": path.stat().st_size, "hash": f"sha256:{_sha256(path)}"}


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _attribution(sources: list[dict[str, str]]) -> str:
    lines = [f"{source['title']}: {source['path']}\n  authors: {source['authors']}\n  licence: {source['licence']}" for source in sources]
    changes = "\n".join(sorted({source["changes"] or "" for source in sources}))
    licence = f"Licence of these files: {LICENCE['title']}, {LICENCE['path']}"
    return "\n".join([licence, "", "What was changed", changes, "", "Articles", *lines, ""])


def _previous(folder: Path) -> dict[str, Any]:
    """The datapackage.json of the exports that are about to be replaced; empty where there is none that reads."""
    try:
        found = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _schema_changes(before: dict[str, Any], tables: list[_Table], release: dict[str, str]) -> list[object]:
    """The changelog of the schema, the newest last: what each schema version added, removed or gave another type."""
    log = list(before.get("schemaChanges", []))
    new = {f"{table.name}.{field['name']}": field["type"] for table in tables for field in table.fields}
    old = {
        f"{resource['name']}.{field['name']}": field["type"]
        for resource in before.get("resources", [])
        for field in resource.get("schema", {}).get("fields", [])
    }
    if old == new:
        return log
    entry: dict[str, object] = {"schemaVersion": release["schemaVersion"], "since": release["created"]}
    if old:
        entry["added"] = sorted(new.keys() - old.keys())
        entry["removed"] = sorted(old.keys() - new.keys())
        entry["changed"] = sorted(f"{name}: {old[name]} to {new[name]}" for name in new.keys() & old.keys() if old[name] != new[name])
    else:
        entry["added"] = [f"all {len(new)} columns of {len(tables)} tables"]
    return [*log, entry]


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
