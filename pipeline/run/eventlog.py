"""Dagster's event log in SQLite, with connections that last.

Belongs here: how the log's files are opened. Does not belong here: what is written, which is Dagster's own affair.

Dagster's class opens the file, compiles the statement and closes the file again for each of the 1,600 statements that one refresh
makes: a quarter of the run's CPU time. Here a file that was opened stays open, and a statement that was compiled stays compiled.
"""

from collections import OrderedDict
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, create_engine

KEPT = 8  # files open at once: the index, the run that is written, and runs that somebody looks at


class EventLog(SqliteEventLogStorage):
    """The event log under a Dagster home, in the files that Dagster's own class has there; either class reads what the other wrote."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        """`base_dir` holds a file for each run, and index.db."""
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]) -> Self:
        """The log of a dagster.yaml, whose `base_dir` is the Dagster home: its files stand where Dagster's own class puts them."""
        return cls(str(Path(config_value["base_dir"], "history", "runs")), inst_data)

    @contextmanager
    def _connect(self, shard: str) -> Generator[Connection]:
        """A transaction in the file of a run, or of the index."""
        with self._db_lock:
            engine = self._engine(shard)
            if shard not in self._initialized_dbs:
                self._initdb(engine)
                self._initialized_dbs.add(shard)
            with engine.begin() as connection:
                yield connection

    def _engine(self, shard: str) -> Engine:
        """The open file of a shard; the one that was not asked for longest is closed where there are too many."""
        engine = self._engines.pop(shard, None) or create_engine(
            self.conn_string_for_shard(shard), connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS}
        )
        self._engines[shard] = engine
        if len(self._engines) > KEPT:
            self._engines.popitem(last=False)[1].dispose()
        return engine

    def wipe(self) -> None:
        """Forget every event: files that are deleted are closed first."""
        self._close()
        super().wipe()

    def dispose(self) -> None:
        """Close every file."""
        self._close()
        super().dispose()

    def _close(self) -> None:
        with self._db_lock:
            while self._engines:
                self._engines.popitem()[1].dispose()
