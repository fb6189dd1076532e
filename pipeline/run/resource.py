"""What a step of the graph is handed: the build file, open and locked for the whole run, and words for what it did.

Belongs here: the Dagster resource around the warehouse, the metadata that every table reports, and the one translation of
our own errors into Dagster's. Does not belong here: what a step does.

The resource is opened once in a run (the in-process executor keeps it), so one lock, one connection and one process see
the run through. Under another executor each step would take the lock for itself, and still nothing would be corrupted.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import duckdb
from pydantic import Field, PrivateAttr

from pipeline import warehouse
from pipeline.catalogue import Catalogue, Table, catalogue
from pipeline.faults import faults
from pipeline.parse.rules import check_rules
from pipeline.run.ending import REMEDIED, ending
from pipeline.run.lock import lock
from pipeline.settings import ROOT, check_settings, warehouse_folder

OWNER = "team:paddock"
PREVIEW_ROWS = 5
PREVIEW_WIDTH = 60  # characters of a value in a preview


class Warehouse(dg.ConfigurableResource):
    """The warehouse folder: its build file, open for writing, and the lock that makes runs take turns."""

    folder: str = Field(default="", description="Folder of the warehouse; blank: PADDOCK_WAREHOUSE, else `warehouse` in the project.")

    _connection: duckdb.DuckDBPyConnection = PrivateAttr()
    _run_id: str = PrivateAttr(default="")

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Generator["Warehouse"]:
        """Wait for our turn, open the build file, and close it however the run ends; nothing begins while a rule or setting is broken."""
        say = context.log.warning if context.log else print
        self._run_id = context.run.run_id if context.run else "direct"
        with (
            failures(),
            faults(self.path),
            lock(self.path / "build", f"run {self._run_id[:8]}", say),
        ):
            check_rules()
            check_settings()
            self._connection = warehouse.connect_build(self.path, self.catalogue, say)
            try:
                yield self
            finally:
                warehouse.close_build(self._connection, self.path)

    @property
    def path(self) -> Path:
        """The warehouse folder."""
        return Path(self.folder).absolute() if self.folder else warehouse_folder()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The build file, open for writing."""
        return self._connection

    @property
    def catalogue(self) -> Catalogue:
        """Every table there is."""
        return catalogue()

    @property
    def run_id(self) -> str:
        """The Dagster run that holds the warehouse."""
        return self._run_id

    @contextmanager
    def guarded(self) -> Generator[None]:
        """Our errors, and those of disk, rights and memory, as Dagster failures with a remedy."""
        with failures(), faults(self.path):
            yield

    @contextmanager
    def step(self) -> Generator[duckdb.DuckDBPyConnection]:
        """One transaction of one step: all of it or nothing, and our errors as Dagster failures with a remedy."""
        with self.guarded(), warehouse.transaction(self._connection):
            yield self._connection


@contextmanager
def failures() -> Generator[None]:
    """Turn the errors that have a remedy into a Dagster failure that carries it, with the exit code of the command line."""
    try:
        yield
    except REMEDIED as error:
        raise failure(*ending(error)) from error


def failure(message: str, remedy: str, exit_code: int) -> dg.Failure:
    """A failure that names its remedy; a retry would not help, or has been made already."""
    return dg.Failure(message, metadata={"remedy": remedy, "exit_code": exit_code}, allow_retries=False)


def spec(table: Table, group: str, *, deps: list[str] | None = None, kinds: tuple[str, ...] = ("duckdb",)) -> dg.AssetSpec:
    """The asset of a table: its comment is the description, its columns and lineage are metadata before any run."""
    metadata: dict[str, object] = {
        "dagster/table_name": table.name,
        "dagster/column_schema": dg.TableSchema(columns=[_column(name, kind) for name, kind in table.columns.items()]),
    }
    lineage = {
        column: [dg.TableColumnDep(asset_key=key(source), column_name=name) for source, name in sorted(sources)]
        for column, sources in table.lineage.items()
        if sources
    }
    if lineage:
        metadata["dagster/column_lineage"] = dg.TableColumnLineage(lineage)
    if table.sql:
        metadata["sql"] = dg.MetadataValue.md(f"`sql/mart/{table.word}.sql`\n```sql\n{table.sql}\n```")
    return dg.AssetSpec(
        key(table.name),
        deps=[key(name) for name in (deps if deps is not None else table.upstream)],
        description=table.comment,
        group_name=group,
        owners=[OWNER],
        kinds=set(kinds),
        metadata=metadata,
        code_version=table.version,
    )


def _column(name: str, kind: str) -> dg.TableColumn:
    return dg.TableColumn(name, kind, catalogue().column_comments.get(name))


def key(table: str) -> dg.AssetKey:
    """The asset key of a table: its schema and its name."""
    return dg.AssetKey(table.split("."))


def facts(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, dg.MetadataValue]:
    """What a table reports after each step: its row count, its first rows, and a chart or links where it has some."""
    from pipeline import preview  # noqa: PLC0415 - loads half a second of libraries that only a run needs

    described = catalogue().tables.get(table)
    if described and described.is_view:  # its rows are made when they are asked for, and of one driver they are soon made
        one = connection.execute("SELECT min(driver_id) FROM mart.driver").fetchone()
        where = f"WHERE driver_id = {warehouse.quote(one[0] if one and one[0] else '')}"
        return {"preview": dg.MetadataValue.md(markdown(connection, f"SELECT * FROM {table} {where} LIMIT {PREVIEW_ROWS}"))}
    return {
        "dagster/row_count": dg.MetadataValue.int(warehouse.count(connection, table)),
        "preview": dg.MetadataValue.md(markdown(connection, f"SELECT * FROM {table} LIMIT {PREVIEW_ROWS}")),
        **{label: dg.MetadataValue.md(text) for label, text in preview.shown(connection, table).items()},
    }


def markdown(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """A query's answer as a Markdown table, long values cut; a sentence where there are no rows."""
    answer = connection.execute(query)
    rows = answer.fetchall()
    if not rows:
        return "no rows"
    names = [column[0] for column in answer.description]
    lines = [_line(names), _line(["---"] * len(names)), *(_line([_short(value) for value in row]) for row in rows)]
    return "\n".join(lines)


def _line(values: list[str]) -> str:
    return "| " + " | ".join(values) + " |"


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    text = text if len(text) <= PREVIEW_WIDTH else text[: PREVIEW_WIDTH - 1] + "…"
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def relative(path: Path) -> str:
    """A path as people read it: from the project's folder where it lies in it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
