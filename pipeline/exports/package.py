"""datapackage.json: what the exports say of themselves, so that other tools can check them.

Belongs here: the description of each file and of all, the changelog of the schema. Does not belong here: writing the files (exports).
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.exports.splice import Made

LICENCE = {
    "name": "CC-BY-SA-4.0",
    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
    "title": "Creative Commons Attribution-ShareAlike 4.0",
}
GUARD_NOTE = "In the CSV, a text that begins with = + - @, a tab or a line end has an apostrophe in front, so that no spreadsheet runs it."
MOST_SOURCES = 1_000  # in the description of a file; attribution.csv always lists all
_TYPES = {
    "BOOLEAN": "boolean", "TINYINT": "integer", "SMALLINT": "integer", "INTEGER": "integer", "BIGINT": "integer", "HUGEINT": "integer",
    "DOUBLE": "number", "FLOAT": "number", "DATE": "date", "TIMESTAMP WITH TIME ZONE": "datetime", "TIMESTAMP": "datetime",
}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A mart as it is exported: its name without schema, its comment, and its columns, name to type and comment."""

    name: str
    comment: str
    is_view: bool
    columns: dict[str, tuple[str, str]]

    @property
    def fields(self) -> list[dict[str, str]]:
        """The columns as the fields of a table schema."""
        return [{"name": name, "type": _field_type(kind), "description": comment} for name, (kind, comment) in self.columns.items()]


def _field_type(kind: str) -> str:
    if kind.endswith("[]"):
        return "array"
    return "number" if kind.startswith("DECIMAL") else _TYPES.get(kind, "string")


def read_package(folder: Path) -> dict[str, Any]:
    """The datapackage.json of exports; empty where there is none that reads."""
    try:
        found = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def package(
    before: dict[str, Any], files: dict[str, tuple[Table, Made]], sources: list[dict[str, str]], release: dict[str, str]
) -> dict[str, object]:
    """The description of these files, each a table's and as it was made; `before` is that of the exports that they replace."""
    return {
        "name": "paddock",
        "title": "Paddock: racing-driver articles of English Wikipedia as tables",
        "description": "Made from Wikipedia's articles by their authors; attribution.csv names each article and what was changed.",
        **release,
        "licenses": [LICENCE],
        "sources": [{"title": source["title"], "path": source["path"]} for source in sources if source["path"]][:MOST_SOURCES],
        "resources": [_resource(name, table, made) for name, (table, made) in files.items()],
        "schemaChanges": _schema_changes(before, {table.name: table for table, _ in files.values()}, release),
    }


def _resource(name: str, table: Table, made: Made) -> dict[str, Any]:
    is_csv = name.endswith(".csv")
    return {
        "name": table.name if is_csv else f"{table.name}-parquet",
        "title": f"mart.{table.name}",
        "description": f"{table.comment} {GUARD_NOTE}".strip() if is_csv else table.comment,
        "path": name,
        "type": "table" if is_csv else "file",
        "format": name.rpartition(".")[2],
        "mediatype": "text/csv" if is_csv else "application/vnd.apache.parquet",
        **({"encoding": "utf-8"} if is_csv else {}),
        "bytes": made.size,
        "hash": f"sha256:{made.sha256}",
        **({"schema": {"fields": table.fields, "missingValues": [""]}} if is_csv else {"columns": table.fields}),
    }


def _schema_changes(before: dict[str, Any], tables: dict[str, Table], release: dict[str, str]) -> list[object]:
    """The changelog of the schema, the newest last: what each schema version added, removed or gave another type."""
    log = list(before.get("schemaChanges", []))
    new = {f"{table.name}.{field['name']}": field["type"] for table in tables.values() for field in table.fields}
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
