"""The only place that assembles dg.Definitions.

Belongs here: putting assets, checks, jobs, schedules and resources together. Does not belong here: any of them.
"""

import dagster as dg

from pipeline import check, mart, parsing, publish, schedule, sensor, staging
from pipeline.bulk.asset import dump_file
from pipeline.extract import asset
from pipeline.run.resource import Warehouse


def build_definitions(overrides: dict[str, object] | None = None) -> dg.Definitions:
    """The whole graph; `overrides` replaces resources by name (tests give `warehouse` a folder of their own)."""
    return dg.Definitions(
        assets=[
            sensor.WIKI,
            asset.extract,
            dump_file,
            staging.rules,
            parsing.parse,
            staging.staging,
            *mart.mart_assets(),
            check.check_result,
            publish.published,
            publish.exports,
            publish.report,
            publish.served,
        ],
        asset_checks=[check.report_checks],
        jobs=[schedule.REFRESH, schedule.REBUILD, schedule.READ_DUMP],
        schedules=[schedule.daily],
        sensors=[sensor.wiki_changes, sensor.tell_of_failures],
        resources={"warehouse": Warehouse(), **(overrides or {})},
        # One process for the whole run: DuckDB has one writer, and a process for each step would cost eight times the work.
        executor=dg.in_process_executor,
    )


defs = build_definitions()
