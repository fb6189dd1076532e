"""How dumps are read, as Dagster config that the launchpad shows.

Belongs here: one field for each setting. Does not belong here: what a setting does (load, engine).
"""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import duckdb
from pydantic import Field

from pipeline.bulk.engine import Engine, EngineUnreachable, ShardsFailed
from pipeline.extract.dump.shards import SHARD_BYTES, DumpError
from pipeline.extract.source import SourceMisused, SourceUnreachable


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
        with _as_source():
            return read_dump(connection, folder, DumpRun(url, engine, self.storage, self.all_revisions, self.shard_bytes), tell)


@contextmanager
def _as_source() -> Generator[None]:
    """Turn what a dump or its workers raise into a source's two kinds of failure."""
    try:
        yield
    except DumpError as error:
        message, _, remedy = str(error).partition(". ")
        raise SourceMisused(message, remedy) from error
    except EngineUnreachable as error:
        message, _, remedy = str(error).partition(". ")
        raise SourceUnreachable(message, remedy) from error
    except ShardsFailed as error:
        raise SourceUnreachable(str(error), "mend the cause and run again: finished shards are kept") from error
