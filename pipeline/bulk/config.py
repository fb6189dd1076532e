"""How dumps are read, as Dagster config that the launchpad shows.

Belongs here: one field for each setting. Does not belong here: what a setting does (load, engine).
"""

import os
from collections.abc import Callable
from pathlib import Path

import dagster as dg
import duckdb
from pydantic import Field

from pipeline.bulk.engine import Engine
from pipeline.bulk.errors import as_source
from pipeline.extract.dump.shards import SHARD_BYTES


class DumpConfig(dg.Config):
    """How dumps are read."""

    workers: int = Field(default=0, description="Processes that read; 0: one for each core.", ge=0)
    engine: str = Field(default="local", description="Where they run: `local`, or the `tcp://HOST:PORT` of a Dask scheduler.")
    storage: str = Field(default="", description="Folder or object-store URL by which shards travel; blank: the build folder.")
    all_revisions: bool = Field(default=False, description="Keep every revision of a full-history dump, not the newest of each page.")
    shard_bytes: int = Field(default=SHARD_BYTES, description="Bytes of the dump file in one shard.", ge=2**12)

    def read(self, connection: duckdb.DuckDBPyConnection, folder: Path, url: str, tell: Callable[[str], None]) -> dict[str, int]:
        """Read one dump file into the build file in `folder`; gives its counts. Errors: SourceMisused, SourceUnreachable."""
        from pipeline.bulk.load import DumpRun, read_dump  # noqa: PLC0415 - loading needs the graph that this config is part of

        engine = Engine(self.workers or os.cpu_count() or 1, self.engine)
        with as_source():
            return read_dump(connection, folder, DumpRun(url, engine, self.storage, self.all_revisions, self.shard_bytes), tell)
