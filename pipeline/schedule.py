"""When the graph runs: the refresh job and its daily schedule.

Belongs here: jobs, schedules, sensors. Does not belong here: what they run.
"""

import dagster as dg

from pipeline.extract.mediawiki.settings import CONTACT, has_contact

NO_CONTACT = f"{CONTACT} is not set: wikis ask every client for an address of its operator, so nothing is asked without one"
_DUMPS = dg.AssetSelection.assets(["raw", "dump_file"])

REFRESH = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all() - _DUMPS,
    description="Look at every article of the source, read what is new, build, check and publish. "
    "Publishes nothing when a blocking check fails.",
    tags={"dagster/max_retries": "0"},
)

REBUILD = dg.define_asset_job(
    "rebuild",
    selection=dg.AssetSelection.all() - _DUMPS - dg.AssetSelection.assets(["raw", "article"], ["quality", "unread_article"]),
    description="Stage, build, check and publish what the warehouse holds, without looking at a source.",
)

READ_DUMP = dg.define_asset_job(
    "read_dumps",
    selection=_DUMPS,
    description="Read dump files into the build, one partition each. Run `refresh` afterwards: it stages, checks and publishes what came.",
)


@dg.schedule(
    name="daily",
    job=REFRESH,
    cron_schedule="17 4 * * *",
    execution_timezone="UTC",
    description="Every day at 04:17 UTC, the whole watchlist: the net under the sensor. A run that finds another waits for it."
    + ("" if has_contact() else f" Off: {CONTACT} is not set."),
    default_status=dg.DefaultScheduleStatus.RUNNING if has_contact() else dg.DefaultScheduleStatus.STOPPED,
)
def daily(_: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """Refresh everything that is followed, unless there is nobody whom the wiki's operators could write to."""
    if not has_contact():
        return dg.SkipReason(NO_CONTACT)
    return dg.RunRequest(
        run_config={"ops": {"extract": {"config": {"source": "wikipedia"}}}},
        # A run whose process died is started again; one that failed by itself has said why, and would fail again.
        tags={"dagster/max_retries": "2", "dagster/retry_on_asset_or_op_failure": "false", "paddock/started_by": "daily"},
    )
