"""The end of the flow: the audited build becomes the published file, then its exports and its report.

Belongs here: the assets of publication and what they tell. Does not belong here: how a file is written or swapped
(release), what the exports or the pages hold (exports, report), or how many are served (serve).

The published file waits for `blocking_checks_passed`; so does a run that publishes alone, by asking the results again.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

import dagster as dg
import duckdb
from pydantic import Field

from pipeline.catalogue import SCHEMAS, catalogue
from pipeline.check import blocking_failures
from pipeline.release.file import changes, open_published, swap, table_sizes, write_release
from pipeline.release.since import moved
from pipeline.run.ending import EXIT_BLOCKED
from pipeline.run.resource import OWNER, Warehouse, failure, key, relative
from pipeline.settings import serve_location
from pipeline.warehouse import published_path

WAREHOUSE = dg.AssetKey(["publish", "warehouse"])
EXPORTS = dg.AssetKey(["publish", "exports"])
REPORT = dg.AssetKey(["publish", "report"])
SERVED = dg.AssetKey(["publish", "served"])

_HOW = "SELECT how FROM build.release_state ORDER BY published_at DESC LIMIT 1"


class PublishConfig(dg.Config):
    """What the published file holds."""

    keep_content: bool = Field(
        default=True, description="Keep every article's text in raw.article; switch off where it makes the file unwieldy."
    )


@dg.asset(
    key=WAREHOUSE,
    deps=[*(key(table.name) for table in catalogue().schema("mart")), key("quality.check_result")],
    group_name="publish",
    owners=[OWNER],
    kinds={"duckdb"},
    freshness_policy=dg.FreshnessPolicy.time_window(warn_window=timedelta(days=2), fail_window=timedelta(days=7)),
    description="One file for everybody who queries: the four schemas, compact, commented, in a format that DuckDB 1.3 and later read. "
    "It is swapped in with one step when every blocking check has passed; until then the last good file stays.",
)
def published(context: dg.AssetExecutionContext, config: PublishConfig, warehouse: Warehouse) -> dg.MaterializeResult:
    """Write the release beside the build, swap it in, and keep the one before."""
    connection, folder = warehouse.connection, warehouse.path
    failed = blocking_failures(connection)
    if failed:
        named = ", ".join(f"{name} ({rows} rows)" for name, rows, _ in failed)
        raise failure(f"nothing is published: {named}", failed[0][2], EXIT_BLOCKED)
    with warehouse.guarded():
        before = table_sizes(published_path(folder))
        new = write_release(connection, warehouse.catalogue, folder, warehouse.run_id, keep_content=config.keep_content)
        size = new.stat().st_size
        swap(new, folder)
    path = published_path(folder)
    context.log.info(f"publish: {relative(path)}, {size / 1e6:.1f} MB")
    after = table_sizes(path)
    return dg.MaterializeResult(
        metadata={
            "dagster/uri": str(path),
            "file": dg.MetadataValue.path(path),
            "megabytes": round(size / 1e6, 2),
            **_release(connection),
            "dagster/row_count": sum(after.values()),
            "tables": dg.MetadataValue.md(_by_schema(after)),
            "changes": dg.MetadataValue.md(changes(before, after)),
        },
    )


def _release(connection: duckdb.DuckDBPyConnection) -> dict[str, int | str]:
    """What the release says of itself, one thing an entry: what is a number is drawn over the runs."""
    row = connection.execute("SELECT drivers, snapshots, warnings, source, version FROM quality.release").fetchall()[0]
    told = dict(zip(("drivers", "snapshots", "warnings", "source", "version"), row, strict=True))
    return told | {"how": connection.execute(_HOW).fetchall()[0][0]}


def _by_schema(sizes: Mapping[str, int]) -> str:
    """How many tables and rows each schema has, as a Markdown table."""
    lines = ["| schema | tables | rows |", "| --- | ---: | ---: |"]
    for schema in SCHEMAS:
        rows = [count for name, count in sizes.items() if name.startswith(f"{schema}.")]
        lines.append(f"| {schema} | {len(rows)} | {sum(rows):,} |")
    return "\n".join(lines)


class ExportConfig(dg.Config):
    """What the exports hold."""

    csv: bool = Field(default=True, description="Write every mart as CSV too; Parquet alone is a tenth of the bytes.")
    leave_out: list[str] = Field(default=[], description="Marts that are not exported, such as evidence, the largest.")


def _follow_up(context: dg.AssetExecutionContext, warehouse: Warehouse, folder: str) -> Path:
    """The folder of the exports or the report, once it is clear that there is a published file to make them from."""
    with warehouse.guarded():
        open_published(warehouse.path).close()
        target = warehouse.path / folder
        target.mkdir(parents=True, exist_ok=True)
    context.log.info(f"publish: {relative(target)}")
    return target


@dg.asset(
    key=EXPORTS,
    deps=[WAREHOUSE],
    group_name="publish",
    owners=[OWNER],
    kinds={"parquet", "csv"},
    description="Every mart as Parquet and CSV with a datapackage.json, made from the published file.",
)
def exports(context: dg.AssetExecutionContext, config: ExportConfig, warehouse: Warehouse) -> dg.MaterializeResult:
    """Write the exports from the published file."""
    from pipeline.exports.writing import FORMATS, write_exports  # noqa: PLC0415 - loads half a second of libraries that only this step needs

    target = _follow_up(context, warehouse, "exports")
    formats = FORMATS if config.csv else ["parquet"]
    with warehouse.guarded():
        done = write_exports(
            published_path(warehouse.path), target, formats, config.leave_out, partial(moved, warehouse.connection, warehouse.catalogue)
        )
    size = round(done.size / 1e6, 2)
    return dg.MaterializeResult(
        metadata={
            "dagster/uri": str(target),
            "package": dg.MetadataValue.path(target / "datapackage.json"),
            "tables": len(done.tables),
            "files_written": done.written,
            "megabytes": size,
        }
    )


@dg.asset(
    key=REPORT,
    deps=[WAREHOUSE],
    group_name="publish",
    owners=[OWNER],
    kinds={"html"},
    description="Static pages for people: every driver, every contradiction, every check; each number a link to its cell.",
)
def report(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult:
    """Build the report from the published file."""
    from pipeline.report.build import build_report  # noqa: PLC0415 - the same

    target = _follow_up(context, warehouse, "report")
    with warehouse.guarded():
        done = build_report(published_path(warehouse.path), target, moved=partial(moved, warehouse.connection, warehouse.catalogue))
    return dg.MaterializeResult(
        metadata={
            "dagster/uri": str(target),
            "open": dg.MetadataValue.path(target / "index.html"),
            "drivers": done.drivers,
            "pages_made": done.made,
            "parts_of_lists_made": done.lists_made,
        }
    )


@dg.asset(
    key=SERVED,
    deps=[WAREHOUSE],
    group_name="publish",
    owners=[OWNER],
    kinds={"deltalake"},
    description="The same tables as Delta tables where PADDOCK_SERVE says, for many readers on any engine; without it nothing is done.",
)
def served(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult:
    """Bring the tables of the location up to the published file."""
    location = serve_location()
    if not location:
        return dg.MaterializeResult(metadata={"tables": 0, "off": "nothing is served: PADDOCK_SERVE is not set"})
    from pipeline.exports.serve import serve  # noqa: PLC0415 - the same

    context.log.info(f"publish: {location}")
    with warehouse.guarded():
        done = serve(published_path(warehouse.path), location)
    return dg.MaterializeResult(
        metadata={"dagster/uri": done.location, "tables": done.tables, "tables_written": done.written, "of_these_in_part": done.mended}
    )
