"""When the graph runs: the refresh job and its daily schedule.

Belongs here: jobs, schedules, sensors. Does not belong here: what they run.
"""

import dagster as dg

_DUMPS = dg.AssetSelection.assets(["raw", "dump_file"])

REFRESH = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all() - _DUMPS,
    description="Look at every article of the source, read what is new, build, check and publish. Publishes nothing when a blocking check fails.",
    tags={"dagster/max_retries": "0"},
)

REBUILD = dg.define_asset_job(
    "rebuild",
    selection=dg.AssetSelection.all() - _DUMPS - dg.AssetSelection.assets(["raw", "article"], ["quality", "unread_article"]),
    description="Stage, build, check and publish what the warehouse holds, without looking at a source.",
)

READ_DUMP = dg.define_asset_job(
    "read_dump",
    selection=_DUMPS,
    description="Read dump files into the build, one partition each. Run `refresh` afterwards: it stages, checks and publishes what came.",
)

DAILY = dg.ScheduleDefinition(
    name="daily",
    job=REFRESH,
    cron_schedule="17 4 * * *",
    execution_timezone="UTC",
    description="Every day at 04:17 UTC. A run that finds another at work waits for it.",
    # A run whose process died is started again; one that failed by itself has said why, and would fail again.
    tags={"dagster/max_retries": "2", "dagster/retry_on_asset_or_op_failure": "false"},
    default_status=dg.DefaultScheduleStatus.STOPPED,
)
