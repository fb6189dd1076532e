"""One run of the refresh job in this process, with what a person at a terminal wants to see of it.

Belongs here: starting the job on the shared instance, progress, the closing table, the exit code. Does not belong here: what
the job does, or the options of the command line.
"""

import json
import logging
import os
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipeline.command.leave import stopping
from pipeline.definitions import defs
from pipeline.faults import WarehouseError
from pipeline.parse.rules import RuleError
from pipeline.release.file import open_published
from pipeline.run.ending import EXIT_BLOCKED, EXIT_MACHINE, EXIT_MISUSED, EXIT_STOPPED
from pipeline.run.instance import PID_TAG, open_instance
from pipeline.run.resource import relative
from pipeline.settings import SettingError, warehouse_folder
from pipeline.staging import CHANGES
from pipeline.warehouse import published_path

WIDTH = 80
MOST_CHANGES = 20  # lines of what changed in the closing table
LOGGER = "paddock.run"
_AT_THE_START = {  # what keeps a run from starting: exit code and remedy
    WarehouseError.__name__: (EXIT_MACHINE, "see the run in the UI"),
    RuleError.__name__: (EXIT_MISUSED, RuleError.remedy),
    SettingError.__name__: (EXIT_MISUSED, ""),
}
_STOPPED = (EXIT_STOPPED, "the run was stopped", "start it again: what was done is kept")


class _Listener(logging.Handler):
    """Hears every event and message of the run: moves the bar, prints messages, or writes JSON lines."""

    def __init__(self, console: Console, progress: Progress | None, log_format: str, steps: int) -> None:
        super().__init__(logging.DEBUG)
        self.console, self.progress, self.log_format = console, progress, log_format
        self.task = progress.add_task("starting", total=steps) if progress else TaskID(0)

    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", {})
        event = meta.get("dagster_event")
        if self.log_format == "json":
            entry: dict[str, object] = {
                "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
                "level": record.levelname,
            }
            entry |= {"event": event.event_type_value if event else "MESSAGE", "step": meta.get("step_key"), "run_id": meta.get("run_id")}
            sys.stderr.write(json.dumps({**entry, "message": meta.get("orig_message")}, ensure_ascii=False) + "\n")
        elif event is None and record.levelno >= logging.WARNING and not _is_echo(str(meta.get("orig_message"))):
            self.console.print(f"{record.levelname.lower()}: {meta.get('orig_message')}", markup=False, highlight=False, soft_wrap=True)
        if self.progress is not None:
            self._advance(self.progress, meta, event)

    def _advance(self, progress: Progress, meta: dict[str, Any], event: dg.DagsterEvent | None) -> None:
        if event is None:
            progress.update(self.task, description=str(meta.get("orig_message"))[:50])
        elif event.is_step_start:
            progress.update(self.task, description=event.step_key)
        elif event.is_step_success or event.is_step_failure or event.is_step_skipped:
            progress.advance(self.task)


def _is_echo(message: str) -> bool:
    """Whether Dagster only says that a step cannot run because an earlier one failed."""
    return message.startswith("Dependencies for step ")


@dg.logger(config_schema={}, description="Hands events to whoever listens in this process: the command line's progress bar.")
def progress_logger(_: dg.InitLoggerContext) -> logging.Logger:
    """The logger through which a run in this process is heard."""
    logger = logging.getLogger(LOGGER)
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    return logger


@contextmanager
def _listening(console: Console, log_format: str, steps: int) -> Generator[None]:
    is_shown = console.is_terminal and log_format != "json"
    columns = (SpinnerColumn(), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    progress = Progress(*columns, console=console, transient=True) if is_shown else None
    listener = _Listener(console, progress, log_format, steps)
    logger = logging.getLogger(LOGGER)
    logger.handlers = [listener]
    try:
        with progress or nullcontext():
            yield
    finally:
        logger.handlers = []


def refresh(config: Mapping[str, object] | None, log_format: str = "text", command: str = "paddock refresh") -> int:
    """Run the job with the extract step's `config`, or `rebuild` where there is none; print what became of it; give the exit code.

    0 published, 1 a blocking check failed, 2 wrong use, 3 the source could not be reached, 4 this machine failed (disk,
    memory, rights) or Paddock itself did, 130 it was stopped (Ctrl-C).
    """
    console = Console(stderr=True, width=None if sys.stderr.isatty() else WIDTH)
    started = time.monotonic()
    job = build_job("rebuild" if config is None else "refresh")
    ops = {} if config is None else {"extract": {"config": config}}
    with open_instance() as instance, _listening(console, log_format, len(job.nodes)), stopping() as is_stopped:
        try:
            result = job.execute_in_process(
                instance=instance,
                raise_on_error=False,
                run_config={"ops": ops, "loggers": {"progress": {"config": {}}}},
                tags={PID_TAG: str(os.getpid()), "paddock/started_by": command},
            )
        except KeyboardInterrupt:
            result = None
        stopped = result is None or is_stopped()
    if result and result.success:
        _close(Console(width=WIDTH), warehouse_folder(), _changes(result), time.monotonic() - started)
        return 0
    code, message, remedy = _STOPPED if stopped or not result else _failure(result)
    if log_format == "json":
        sys.stderr.write(
            json.dumps({"level": "ERROR", "event": "FAILED", "exit_code": code, "message": message, "remedy": remedy}, ensure_ascii=False)
            + "\n"
        )
    else:
        console.print(f"error: {message}", markup=False, highlight=False, soft_wrap=True)
        console.print(f"what to do: {remedy}", markup=False, highlight=False, soft_wrap=True)
        details = f"; run {result.run_id[:8]} has the details (make ui)" if result else ""
        console.print(f"{_left(result.run_id if result else '')}{details}", markup=False, highlight=False, soft_wrap=True)
    return code


def _left(run_id: str) -> str:
    """What a run that did not end well has left in the place of the published file."""
    published = published_path(warehouse_folder())
    if not published.exists():
        return "nothing was published"
    try:
        with open_published(warehouse_folder()) as connection:
            is_new = connection.execute("SELECT run_id FROM quality.release").fetchall() == [(run_id,)]
    except WarehouseError as error:
        return error.message
    return f"{relative(published)} is published, and not all that is made from it" if is_new else f"{relative(published)} is as it was"


def build_job(name: str = "refresh") -> dg.JobDefinition:
    """A job with the logger that this process listens to."""
    return dg.Definitions.merge(defs, dg.Definitions(loggers={"progress": progress_logger})).resolve_job_def(name)


def _failure(result: dg.ExecuteInProcessResult) -> tuple[int, str, str]:
    """Exit code, message and remedy of the first failure of a run."""
    for event in result.all_events:
        if event.is_step_failure:
            data = event.step_failure_data
            if data.user_failure_data:
                metadata = data.user_failure_data.metadata
                return int(str(metadata["exit_code"].value)), data.user_failure_data.description or "", str(metadata["remedy"].value)
            error = data.error
            if error and error.cls_name == "DagsterAssetCheckFailedError":
                return EXIT_BLOCKED, _blocked(result), "the page of each check in the UI shows its failing rows and its remedy (make ui)"
            cause = error.cause or error if error else None
            return (
                EXIT_MACHINE,
                f"step {event.step_key} failed: {cause.message.strip() if cause else 'no reason given'}",
                "this is a fault of Paddock; please report it",
            )
        if event.is_failure and event.event_type_value == "PIPELINE_FAILURE":
            error = event.job_failure_data.error
            while error and error.cause and error.cls_name not in _AT_THE_START:
                error = error.cause
            code, what_to_do = _AT_THE_START.get((error and error.cls_name) or "", (EXIT_MACHINE, "see the run in the UI"))
            message, _, remedy = (error.message if error else "the run could not start").partition("what to do: ")
            return code, message.split("Error: ", 1)[-1].strip(), remedy.strip() or what_to_do
    return _STOPPED


def _blocked(result: dg.ExecuteInProcessResult) -> str:
    failed = [
        f"{evaluation.check_name} ({evaluation.description})"
        for evaluation in result.get_asset_check_evaluations()
        if not evaluation.passed and evaluation.severity == dg.AssetCheckSeverity.ERROR
    ]
    return f"blocking checks failed, nothing was published: {'; '.join(sorted(failed))}"


def _changes(result: dg.ExecuteInProcessResult) -> list[str]:
    """What the run's articles changed, one driver and table a line."""
    events = (event.materialization for event in result.get_asset_materialization_events())
    told = next((str(event.metadata[CHANGES].value) for event in events if CHANGES in event.metadata), "")
    return told.splitlines()


def _close(console: Console, folder: Path, changes: list[str], seconds: float) -> None:
    """The closing table: rows per table, what changed, checks, where the file is."""
    with open_published(folder) as connection:
        tables = connection.execute(
            "SELECT schema_name, table_name, estimated_size FROM duckdb_tables() WHERE schema_name IN ('staging', 'mart') ORDER BY ALL"
        ).fetchall()
        checks = connection.execute(
            "SELECT count(*), count(*) FILTER (passed), count(*) FILTER (NOT passed AND severity = 'WARN') FROM quality.check_result"
        ).fetchone()
        failed = connection.execute(
            "SELECT check_name, failing_rows FROM quality.check_result WHERE NOT passed ORDER BY check_name"
        ).fetchall()
    table = Table(box=None, pad_edge=False, title=None)
    for column, justify in (("staging", "left"), ("rows", "right"), ("  mart", "left"), ("rows", "right")):
        table.add_column(column, justify=justify, no_wrap=True)
    sides = [[(name, f"{rows:,}") for schema, name, rows in tables if schema == wanted] for wanted in ("staging", "mart")]
    for number in range(max(map(len, sides))):
        left, right = (side[number] if number < len(side) else ("", "") for side in sides)
        table.add_row(*left, "  " + right[0], right[1])
    console.print(table)
    for line in changes[:MOST_CHANGES]:
        console.print(f"changed: {line}", markup=False, highlight=False, soft_wrap=True)
    if len(changes) > MOST_CHANGES:
        console.print(f"changed: {len(changes) - MOST_CHANGES} more, see mart.article_change", markup=False, highlight=False)
    run, passed, warned = checks or (0, 0, 0)
    console.print(f"checks: {run} run, {passed} passed, {warned} with warnings", markup=False, highlight=False)
    if failed:
        console.print("  " + ", ".join(f"{name} ({rows})" for name, rows in failed), markup=False, highlight=False)
    size = published_path(folder).stat().st_size / 1e6
    console.print(
        f"published: {relative(published_path(folder))} ({size:.1f} MB) in {seconds:.1f} s", markup=False, highlight=False, soft_wrap=True
    )
