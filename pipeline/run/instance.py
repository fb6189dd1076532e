"""The one Dagster instance that the command line and the UI share.

Belongs here: making its folder and its dagster.yaml, opening it, tidying after a run whose process died.
Does not belong here: what runs on it.
"""

import os
import socket
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import dagster as dg
from dagster_shared.check import CheckError
from sqlalchemy.exc import SQLAlchemyError
from yaml import YAMLError

from pipeline.faults import WarehouseError
from pipeline.run.lock import lock
from pipeline.settings import dagster_home

PID_TAG = "paddock/pid"
UI_PORT = 3000

SETTINGS = """\
# Written once by Paddock; edit it freely.
event_log_storage:
  module: pipeline.run.eventlog
  class: EventLog
  config:
    base_dir:
      env: DAGSTER_HOME
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

    Errors: WarehouseError where it cannot be opened.

    The first to open a new instance makes its tables; a second one that opens it at that moment would fail, so they take turns.
    """
    with _faults(), lock(prepare_home(), "an opening command", print):
        instance = dg.DagsterInstance.get()
        fail_orphans(instance)
    return instance


@contextmanager
def _faults() -> Generator[None]:
    """Turn what an unusable folder, a broken dagster.yaml or a broken database of runs raises into a WarehouseError with its remedy."""
    try:
        yield
    except (OSError, dg.DagsterError, CheckError, YAMLError, SQLAlchemyError) as error:
        raise WarehouseError(
            f"Dagster's folder {dagster_home()} cannot be used ({str(error).strip().splitlines()[0]})",
            "see that this user may write it, move what is broken in it away (a dagster.yaml is written anew), "
            "or set DAGSTER_HOME to another folder",
        ) from error


def fail_orphans(instance: dg.DagsterInstance) -> None:
    """Mark runs of the command line whose process is gone as failed, so that the UI does not show them as running for ever."""
    unfinished = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING])
    for run in instance.get_runs(unfinished):
        pid = run.tags.get(PID_TAG, "")
        if pid and not Path(f"/proc/{pid}").exists() and Path("/proc/self").exists():
            instance.report_run_failed(run, "the process of this run is gone; what it had committed is kept, nothing was half published")


def main() -> None:
    """Open the instance once before the UI starts, and leave with 1 where its folder or the UI's port cannot be had."""
    try:
        with open_instance() as instance:
            print(instance.root_directory)  # noqa: T201 - its output is the answer
        with closing(socket.create_server(("127.0.0.1", UI_PORT))):
            pass  # Dagster's own webserver says that it serves, and never does, where another has the port
    except WarehouseError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"port {UI_PORT} of 127.0.0.1 cannot be had ({error})\n  what to do: end the program that has it, perhaps another make ui")


if __name__ == "__main__":
    main()
