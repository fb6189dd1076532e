"""The exports: every mart as Parquet and CSV with a datapackage.json, for those who do not open the warehouse itself.

Belongs here: writing those files and describing them. Does not belong here: what is in a mart (sql/mart).

The same content gives the same bytes of every table file: rows are sorted by all columns. CSV is UTF-8 with a byte order
mark, which spreadsheets need to know it, and a text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab or
line end first) has an apostrophe in front; Parquet holds the text as it is. Times are UTC, lists are JSON. The files of a table
whose rows are as before are taken over from the exports that are there; a hash of the rows stands in datapackage.json.
A mart that is a view is worked out some drivers at a time. With more rows than a spreadsheet holds it is Parquet only, as its
CSV would outweigh all the others, and in a warehouse of very many drivers it is left to the file, which answers for one driver at
once; `PADDOCK_EXPORTS=all` has both written all the same.
"""

import hashlib
import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import ranges
from pipeline.folder import replaced, same_file
from pipeline.settings import ROOT, exports_all, reading

FORMATS = ("parquet", "csv")
ROW_GROUP = 122_880
MOST_ROWS = 1_048_575  # what a spreadsheet holds below the header
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
    """What was written: the folder, the tables in it, how many of their files were written anew, and the bytes of all files."""

    folder: Path
    tables: tuple[str, ...]
    written: int
    size: int


@dataclass(frozen=True)
class _Table:
    name: str
    comment: str
    is_view: bool
    columns: dict[str, tuple[str, str]]  # name to type and comment

    @property
    def fields(self) -> list[dict[str, str]]:
        """The columns as the fields of a table schema."""
        return [{"name": name, "type": _field_type(kind), "description": comment} for name, (kind, comment) in self.columns.items()]


def write_exports(published: Path, folder: Path, formats: Collection[str] = FORMATS, leave_out: Collection[str] = ()) -> Exports:
    """Write the exports of a published file into `folder`, replacing it as a whole; `leave_out` names marts that have none.

    Errors: duckdb.Error if the file cannot be read, OSError if the folder cannot be written; the old exports then stay.
    """
    before = _previous(folder)
    known = {resource["path"]: resource for resource in before.get("resources", [])}
    with duckdb.connect(str(published), read_only=True, config=reading()) as connection, replaced(folder) as new:
        connection.execute("SET TimeZone = 'UTC'")
        kept_out = {*leave_out, *(name.removeprefix("mart.") for name in ranges.large_views(connection))}
        tables = [table for table in _tables(connection) if table.name not in kept_out]
        release = _release(connection)
        sources = _sources(connection)
        listed = sources if len(sources) <= _MOST_SOURCES else "see attribution.parquet"
        resources, written = [], 0
        for table in tables:
            content = _content(connection, table, [release["schemaVersion"], listed])
            for kind in sorted(formats, reverse=True):
                path = new / f"{table.name}.{kind}"
                if kind == "csv" and table.is_view and _row_count(new / f"{table.name}.parquet") > MOST_ROWS and not exports_all():
                    continue
                there = known.get(path.name, {})
                if there.get("content") == content and same_file(folder / path.name, path):
                    resources.append(there)
                    continue
                written += 1
                if kind == "csv":
                    _write_csv(connection, table, path)
                else:
                    _write_parquet(connection, table, path, _metadata(table, listed, release))
                resources.append(_resource(table, path, content))
        shutil.copyfile(ROOT / "LICENSE-DATA", new / "LICENSE-DATA")
        (new / "ATTRIBUTION.txt").write_text(_attribution(sources), encoding="utf-8")
        changes = _schema_changes(before, tables, release)
        package = json.dumps(_package(resources, sources, release, changes), ensure_ascii=False, indent=1)
        (new / "datapackage.json").write_text(package + "\n", encoding="utf-8")
        sums = {resource["path"]: str(resource["hash"]).removeprefix("sha256:") for resource in resources}
        sums |= {path.name: _sha256(path) for path in new.iterdir() if path.name not in sums}
        (new / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())), encoding="utf-8")
        size = sum(path.stat().st_size for path in new.iterdir())
    return Exports(folder, tuple(table.name for table in tables), written, size)


def _content(connection: duckdb.DuckDBPyConnection, table: _Table, more: object) -> str:
    """A hash over all that a table's files depend on: its rows, its description, this module, and `more`."""
    described = repr((table, more)).encode()
    return hashlib.sha256(
        ranges.fingerprint(connection, f"mart.{table.name}").encode() + described + Path(__file__).read_bytes()
    ).hexdigest()[:32]


def _tables(connection: duckdb.DuckDBPyConnection) -> list[_Table]:
    marts = connection.execute(
        "select table_name, coalesce(comment, ''), false from duckdb_tables() where schema_name = 'mart' "
        "union all select view_name, coalesce(comment, ''), true from duckdb_views() where schema_name = 'mart' order by 1"
    ).fetchall()
    columns: dict[str, dict[str, tuple[str, str]]] = {name: {} for name, *_ in marts}
    found = connection.execute(
        "select table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns() where schema_name = 'mart' "
        "order by table_name, column_index"
    ).fetchall()
    for table, column, kind, comment in found:
        columns[table][column] = (kind, comment)
    return [_Table(name, comment, is_view, columns[name]) for name, comment, is_view in marts]


def _row_count(path: Path) -> int:
    """The rows of a Parquet file; 0 where there is none."""
    return pq.read_metadata(path).num_rows if path.exists() else 0


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


def _metadata(table: _Table, listed: object, release: dict[str, str]) -> dict[str, str]:
    return {
        "comment": table.comment,
        "columns": json.dumps({name: comment for name, (_, comment) in table.columns.items()}, ensure_ascii=False),
        "licence": LICENCE["path"],
        "attribution": json.dumps(listed, ensure_ascii=False),
        "schema_version": release["schemaVersion"] or "",
    }


def _write_parquet(connection: duckdb.DuckDBPyConnection, table: _Table, path: Path, metadata: dict[str, str]) -> None:
    if table.is_view:
        _write_view(connection, table, path, metadata)
        return
    pairs = ", ".join(f"{key}: {_quote(value)}" for key, value in metadata.items())
    connection.execute(
        f"COPY (SELECT * FROM mart.{table.name} ORDER BY ALL) TO {_quote(str(path))} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}, KV_METADATA {{{pairs}}})"
    )


def _write_view(connection: duckdb.DuckDBPyConnection, table: _Table, path: Path, metadata: dict[str, str]) -> None:
    """Write the rows of a view as they are worked out: in the order of drivers, each row group holding some of them."""
    ((published,),) = connection.execute("SELECT path FROM duckdb_databases() WHERE database_name = current_database()").fetchall()
    schema = connection.sql(f"FROM mart.{table.name} LIMIT 0").to_arrow_table().schema.with_metadata(metadata)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in ranges.view_rows(Path(published), f"mart.{table.name}", ranges.drivers(connection)):
            writer.write_table(pa.Table.from_arrays(rows.columns, schema=schema), row_group_size=ROW_GROUP)


def _write_csv(connection: duckdb.DuckDBPyConnection, table: _Table, path: Path) -> None:
    shown = ", ".join(f'{_csv_value(name, kind)} AS "{name}"' for name, (kind, _) in table.columns.items())
    bare = path.with_suffix(".part")
    rows = f"SELECT * FROM mart.{table.name} ORDER BY ALL"
    if table.is_view and path.with_suffix(".parquet").exists():  # in that order already
        rows = f"FROM read_parquet({_quote(str(path.with_suffix('.parquet')))})"
    connection.execute(f"COPY (SELECT {shown} FROM ({rows})) TO {_quote(str(bare))} (FORMAT csv, HEADER)")
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
    resources: list[dict[str, Any]], sources: list[dict[str, str]], release: dict[str, str], changes: list[object]
) -> dict[str, object]:
    return {
        "name": "paddock",
        "title": "Paddock: racing-driver articles of English Wikipedia as tables",
        "description": "Made from Wikipedia's articles by their authors; attribution.csv names each article and what was changed.",
        **release,
        "licenses": [LICENCE],
        "sources": [{"title": source["title"], "path": source["path"]} for source in sources if source["path"]][:_MOST_SOURCES],
        "resources": resources,
        "schemaChanges": changes,
    }


def _resource(table: _Table, path: Path, content: str) -> dict[str, Any]:
    is_csv = path.suffix == ".csv"
    return {
        "name": table.name if is_csv else f"{table.name}-parquet",
        "title": f"mart.{table.name}",
        "description": f"{table.comment} {GUARD_NOTE}".strip() if is_csv else table.comment,
        "path": path.name,
        "type": "table" if is_csv else "file",
        "format": path.suffix[1:],
        "mediatype": "text/csv" if is_csv else "application/vnd.apache.parquet",
        **({"encoding": "utf-8"} if is_csv else {}),
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_sha256(path)}",
        "content": content,
        **({"schema": {"fields": table.fields, "missingValues": [""]}} if is_csv else {"columns": table.fields}),
    }


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
        f"{resource['title'].removeprefix('mart.')}.{field['name']}": field["type"]
        for resource in before.get("resources", [])
        for field in resource.get("columns") or resource.get("schema", {}).get("fields", [])
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
