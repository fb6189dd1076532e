"""The release served to many: every table as a Delta table in a folder or an object store that any number of engines read.

Belongs here: bringing the tables of a location up to the published file, and saying which of their versions are one release.
Does not belong here: what is in a table, or the files for those who download (writing).

Each table is one commit of the Delta protocol: a reader sees all of a version or none of it, and others may write tables of
their own beside ours. `release.json` is written last, in one request; it names the version of every table that belongs to the
release, so whoever goes by it sees whole releases only. Tables whose rows are as before keep their version. The versions of
older releases stay readable for a week.

A table's files follow each other in the order of drivers. Where few ranges of drivers have changed, a commit takes these alone out
of the version before and puts their new rows in: it costs the files that they stand in, not the table.
"""

import hashlib
import json
import os
from bisect import bisect_right
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline import storage
from pipeline.exports.package import LICENCE
from pipeline.faults import WarehouseError
from pipeline.opening import read_file
from pipeline.release import ranges
from pipeline.settings import ROOT

RELEASE = "release.json"
SCHEMAS = ("mart", "staging", "quality")
KEPT_HOURS = 7 * 24
_BATCH = 100_000  # rows held in memory at a time
_FILE = 8_000_000  # bytes of a file at most: what a change to one driver writes anew
_MOST_CHANGED = 0.25  # of a table's ranges: beyond, the whole table is written
_INSTALL = "install the extra: pip install -e '.[serve]'"
_CREDIT = "Made from articles of English Wikipedia; CC BY-SA 4.0; mart.attribution names each article and what was changed."
_TABLES = """
    SELECT schema_name || '.' || table_name AS name, comment FROM duckdb_tables() WHERE schema_name IN (SELECT unnest($schemas))
    UNION ALL
    SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE schema_name IN (SELECT unnest($schemas)) AND NOT internal
    ORDER BY name
"""
_COLUMNS = """
    SELECT column_name, data_type, comment FROM duckdb_columns() WHERE schema_name || '.' || table_name = ? ORDER BY column_index
"""
_RELEASE = """
    SELECT version, schema_version, strftime(published_at, '%Y-%m-%dT%H:%M:%SZ') FROM quality.release ORDER BY published_at DESC LIMIT 1
"""


@dataclass(frozen=True)
class Served:
    """What a location now holds: its address, its tables, how many got a new version, and how many of these in part only."""

    location: str
    tables: int
    written: int
    mended: int


@dataclass(frozen=True)
class _Source:
    """The published file and how its drivers are cut into ranges."""

    published: Path
    connection: duckdb.DuckDBPyConnection
    starts: list[str]

    def rows(self, name: str, numbers: list[int] | None = None) -> pa.RecordBatchReader:
        """The rows of a table or view in the order of drivers, of all ranges or of those of these numbers."""
        by_driver = ranges.by_driver(self.connection, name)
        if not by_driver or name not in ranges.views(self.connection):
            those = "" if numbers is None else f"WHERE {self.where(numbers)}"
            return self.connection.sql(f"FROM {name} {those} {'ORDER BY driver_id' if by_driver else ''}").to_arrow_reader(_BATCH)
        those = [each for each in ranges.drivers(self.connection) if numbers is None or bisect_right(self.starts, each) - 1 in numbers]
        schema = self.connection.sql(f"FROM {name} LIMIT 0").to_arrow_table().schema
        found = ranges.view_rows(self.connection, name, those)
        return pa.RecordBatchReader.from_batches(schema, (batch for table in found for batch in table.to_batches()))

    def where(self, numbers: list[int]) -> str:
        """The rows of some ranges as a condition."""
        return " OR ".join(ranges.where(self.starts, number) for number in numbers)


def serve(published: Path, location: str) -> Served:
    """Bring the tables at `location` (a folder or an object store's URL) up to a published file, then switch its release.

    Errors: WarehouseError where the extra is not installed or the location cannot be written; readers keep the old release.
    """
    location = location.rstrip("/")
    with read_file(published) as connection, _faults(location):
        before = read_release(location)
        known = before.get("tables", {})
        starts = ranges.cuts(ranges.drivers(connection) if "mart.driver" in _names(connection) else [], ranges.RANGE)
        source = _Source(published, connection, starts)
        tables, mended = {}, 0
        left_out = ranges.large_views(connection)
        for name, comment in connection.execute(_TABLES, {"schemas": list(SCHEMAS)}).fetchall():
            if name not in left_out:
                tables[name], is_part = _bring_up(source, location, name, comment or "", known.get(name, {}))
                mended += is_part
        storage.write(f"{location}/LICENSE-DATA", (ROOT / "LICENSE-DATA").read_bytes())
        text = json.dumps(_release(connection) | {"tables": tables}, ensure_ascii=False, indent=1)
        storage.write(f"{location}/{RELEASE}", text.encode())
        _drop_old_files(location, tables, KEPT_HOURS)
    return Served(location, len(tables), sum(tables[name]["version"] != known.get(name, {}).get("version") for name in tables), mended)


def read_release(location: str) -> dict[str, Any]:
    """The release that a location serves: its date, licence, and the `path` and `version` of every table; empty where there is none."""
    text = storage.read(f"{location.rstrip('/')}/{RELEASE}")
    return json.loads(text) if text else {}


def forget(location: str) -> None:
    """Drop the files of older releases at once: they hold what has been removed. Errors: WarehouseError."""
    with _faults(location):
        _drop_old_files(location, read_release(location).get("tables", {}), 0)


def _bring_up(source: _Source, location: str, name: str, comment: str, old: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Have a table's newest version hold its rows; gives what the release says of it, and whether only a part was written."""
    described = source.connection.execute(_COLUMNS, [name]).fetchall()
    shape = hashlib.sha256(repr((comment, described)).encode()).hexdigest()[:32]
    content = ranges.fingerprint(source.connection, name)
    same_shape = old.get("shape") == shape
    if same_shape and old["content"] == content:
        return old, False
    goes_by_driver = ranges.by_driver(source.connection, name)
    found = ranges.fingerprints(source.connection, name, source.starts) if goes_by_driver else {}
    parts = {source.starts[number]: part for number, part in found.items()}
    before = dict(old.get("parts") or {})
    merged = {bisect_right(source.starts, start) - 1 for start in before.keys() - parts.keys()}  # these ranges hold one that was cut off
    changed = [number for number, start in enumerate(parts) if number in merged or parts[start] != before.get(start)]
    path = name.replace(".", "/")
    is_part = same_shape and len(changed) <= max(1, _MOST_CHANGED * len(parts)) < len(parts)
    # A writer that was killed may have left a version that no release names: to mend that one would not give these rows.
    is_part = is_part and _version(f"{location}/{path}") == old["version"]
    rows = source.rows(name, changed if is_part else None)
    comments = {column: said or "" for column, _, said in described}
    schema = pa.schema([field.with_metadata({"comment": comments.get(field.name, "")}) for field in rows.schema])
    stream = pa.RecordBatchReader.from_batches(schema, (pa.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in rows))
    how = (
        {"predicate": source.where(changed)}
        if is_part
        else {"schema_mode": "overwrite", "name": name, "description": f"{comment} {_CREDIT}"}
    )
    version = _commit(f"{location}/{path}", stream, how)
    return {"path": path, "version": version, "shape": shape, "content": content, "parts": parts}, is_part


def _commit(url: str, rows: pa.RecordBatchReader, how: dict[str, Any]) -> int:
    """Commit rows as a table's newest version; gives its number."""
    from deltalake import write_deltalake  # noqa: PLC0415 - an optional extra

    write_deltalake(url, rows, mode="overwrite", target_file_size=_FILE, storage_options=_options(), **how)
    return _version(url)


def _version(url: str) -> int:
    """The number of a table's newest version."""
    from deltalake import DeltaTable  # noqa: PLC0415 - an optional extra

    return DeltaTable(url, storage_options=_options()).version()


def _release(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    version, schema_version, published_at = connection.execute(_RELEASE).fetchone() or ("", "", "")
    return {"version": version, "schema_version": schema_version, "published_at": published_at, "licence": LICENCE, "credit": _CREDIT}


def _drop_old_files(location: str, tables: dict[str, dict[str, Any]], hours: int) -> None:
    """Remove the files that no version of a table has needed for so many hours."""
    from deltalake import DeltaTable  # noqa: PLC0415 - an optional extra

    for table in tables.values():
        found = DeltaTable(f"{location}/{table['path']}", storage_options=_options())
        found.vacuum(retention_hours=hours, dry_run=False, enforce_retention_duration=hours > 0)


def _names(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for name, _ in connection.execute(_TABLES, {"schemas": list(SCHEMAS)}).fetchall()}


def _options() -> dict[str, str]:
    """What Delta's own client needs besides the environment: leave to speak HTTP to a server that is named as such."""
    return {"AWS_ALLOW_HTTP": "true"} if os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://") else {}


@contextmanager
def _faults(location: str) -> Generator[None]:
    """Turn what a store that cannot be written raises into a WarehouseError with its remedy."""
    try:
        from deltalake.exceptions import DeltaError  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise WarehouseError("serving a release needs the library deltalake", _INSTALL) from error
    try:
        yield
    except ImportError as error:
        raise WarehouseError(f"{location} needs a library that is not there ({error})", _INSTALL) from error
    except (OSError, DeltaError, json.JSONDecodeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        remedy = "see that it can be reached and written, then run: paddock refresh; readers still have the release before"
        raise WarehouseError(f"{location} cannot be brought up to the release ({reason})", remedy) from error
