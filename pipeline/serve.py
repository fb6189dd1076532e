"""The release served to many: every table as a Delta table in a folder or an object store that any number of engines read.

Belongs here: bringing the tables of a location up to the published file, and saying which of their versions are one release.
Does not belong here: what is in a table, or the files for those who download (exports).

Each table is one commit of the Delta protocol: a reader sees all of a version or none of it, and others may write tables of
their own beside ours. `release.json` is written last, in one request; it names the version of every table that belongs to the
release, so whoever goes by it sees whole releases only. Tables whose rows are as before keep their version. The versions of
older releases stay readable for a week.
"""

import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.bulk import storage
from pipeline.exports import LICENCE, fingerprint, large_views
from pipeline.settings import ROOT, reading
from pipeline.warehouse import WarehouseError

RELEASE = "release.json"
SCHEMAS = ("mart", "staging", "quality")
KEPT_HOURS = 7 * 24
_BATCH = 100_000  # rows held in memory at a time
_INSTALL = "install the extra: pip install -e '.[serve]'"
_CREDIT = "Made from articles of English Wikipedia; CC BY-SA 4.0; mart.attribution names each article and what was changed."
_TABLES = """
    SELECT schema_name || '.' || table_name AS name, comment FROM duckdb_tables() WHERE schema_name IN (SELECT unnest($schemas))
    UNION ALL
    SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE schema_name IN (SELECT unnest($schemas)) AND NOT internal
    ORDER BY name
"""
_RELEASE = """
    SELECT version, schema_version, strftime(published_at, '%Y-%m-%dT%H:%M:%SZ') FROM quality.release ORDER BY published_at DESC LIMIT 1
"""


@dataclass(frozen=True)
class Served:
    """What a location now holds: its address, its tables, and how many of them got a new version."""

    location: str
    tables: int
    written: int


def serve(published: Path, location: str) -> Served:
    """Bring the tables at `location` (a folder or an object store's URL) up to a published file, then switch its release.

    Errors: WarehouseError where the extra is not installed or the location cannot be written; readers keep the old release.
    """
    location = location.rstrip("/")
    with duckdb.connect(str(published), read_only=True, config=reading()) as connection, _faults(location):
        connection.execute("SET TimeZone = 'UTC'")
        before = read_release(location).get("tables", {})
        tables: dict[str, dict[str, Any]] = {}
        left_out = large_views(connection)
        for name, comment in connection.execute(_TABLES, {"schemas": list(SCHEMAS)}).fetchall():
            if name in left_out:
                continue
            content = fingerprint(connection, name)
            known = before.get(name, {})
            tables[name] = known if known.get("content") == content else _write(connection, location, name, comment or "", content)
        storage.write(f"{location}/LICENSE-DATA", (ROOT / "LICENSE-DATA").read_bytes())
        text = json.dumps(_release(connection) | {"tables": tables}, ensure_ascii=False, indent=1)
        storage.write(f"{location}/{RELEASE}", text.encode())
        _drop_old_files(location, tables, KEPT_HOURS)
    return Served(location, len(tables), sum(tables[name] != before.get(name) for name in tables))


def read_release(location: str) -> dict[str, Any]:
    """The release that a location serves: its date, licence, and the `path` and `version` of every table; empty where there is none."""
    text = storage.read(f"{location.rstrip('/')}/{RELEASE}")
    return json.loads(text) if text else {}


def forget(location: str) -> None:
    """Drop the files of older releases at once: they hold what has been removed. Errors: WarehouseError."""
    with _faults(location):
        _drop_old_files(location, read_release(location).get("tables", {}), 0)


def _write(connection: duckdb.DuckDBPyConnection, location: str, name: str, comment: str, content: str) -> dict[str, Any]:
    """Commit a table's rows as its newest version; gives what the release says of it."""
    from deltalake import DeltaTable, write_deltalake  # noqa: PLC0415 - an optional extra

    path = name.replace(".", "/")
    url, options = f"{location}/{path}", _options()
    said = "SELECT column_name, comment FROM duckdb_columns() WHERE schema_name || '.' || table_name = ?"
    comments = {column: text or "" for column, text in connection.execute(said, [name]).fetchall()}
    rows = connection.sql(f"SELECT * FROM {name}").to_arrow_reader(_BATCH)
    schema = pa.schema([field.with_metadata({"comment": comments.get(field.name, "")}) for field in rows.schema])
    stream = pa.RecordBatchReader.from_batches(schema, (pa.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in rows))
    write_deltalake(
        url, stream, mode="overwrite", schema_mode="overwrite", name=name, description=f"{comment} {_CREDIT}", storage_options=options
    )
    return {"path": path, "version": DeltaTable(url, storage_options=options).version(), "content": content}


def _release(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    version, schema_version, published_at = connection.execute(_RELEASE).fetchone() or ("", "", "")
    return {"version": version, "schema_version": schema_version, "published_at": published_at, "licence": LICENCE, "credit": _CREDIT}


def _drop_old_files(location: str, tables: dict[str, dict[str, Any]], hours: int) -> None:
    """Remove the files that no version of a table has needed for so many hours."""
    from deltalake import DeltaTable  # noqa: PLC0415 - an optional extra

    for table in tables.values():
        found = DeltaTable(f"{location}/{table['path']}", storage_options=_options())
        found.vacuum(retention_hours=hours, dry_run=False, enforce_retention_duration=hours > 0)


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
