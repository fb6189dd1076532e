"""The one Dagster instance that the command line and the UI share.

Belongs here: making its folder and its dagster.yaml, opening it, tidying after a run whose process died.
Does not belong here: what runs on it.
"""

import os
from pathlib import Path

import dagster as dg

from pipeline.lock import lock
from pipeline.settings import dagster_home

PID_TAG = "paddock/pid"

SETTINGS = """\
# Written once by Paddock; edit it freely.
telemetry:
  enabled: false
nux:
  enabled: false
freshness:
  enabled: true
# A run starts at once and waits for its turn by itself, wherever it was started; so nothing waits for a daemon.
run_coordinator:
  module: dagster.core.run_coordinator
  class: DefaultRunCoordinator
run_monitoring:
  enabled: true
  poll_interval_seconds: 60
run_retries:
  enabled: true
  max_retries: 0
  retry_on_asset_or_op_failure: false
retention:
  schedule:
    purge_after_days: 90
  sensor:
    purge_after_days:
      skipped: 7
      failure: 30
      success: 90
"""


def prepare_home() -> Path:
    """The instance's folder, with its dagster.yaml; an existing one is left as it is."""
    home = dagster_home()
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    if not settings.exists():
        settings.write_text(SETTINGS, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    return home


def open_instance() -> dg.DagsterInstance:
    """The shared instance, its folder made where it was not there, its orphans tidied.

    The first to open a new instance makes its tables; a second one that opens it at that moment would fail, so they take turns.
    """
    with lock(prepare_home(), "an opening command", print):
        instance = dg.DagsterInstance.get()
        fail_orphans(instance)
    return instance


def fail_orphans(instance: dg.DagsterInstance) -> None:
    """Mark runs of the command line whose process is gone as failed, so that the UI does not show them as running for ever."""
    unfinished = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING])
    for run in instance.get_runs(unfinished):
        pid = run.tags.get(PID_TAG, "")
        if pid and not Path(f"/proc/{pid}").exists() and Path("/proc/self").exists():
            instance.report_run_failed(run, "the process of this run is gone; what it had committed is kept, nothing was half published")


def main() -> None:
    """Print the instance's folder, for the Makefile."""
    print(prepare_home())  # noqa: T201 - its output is the answer


if __name__ == "__main__":
    main()
