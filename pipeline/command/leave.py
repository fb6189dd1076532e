"""How a command leaves that cannot do what it was asked for: its end, told at a terminal.

Belongs here: showing it. Does not belong here: which error means what (run.ending), wrong use of options, which click tells (cli),
or the end of a run (refresh).
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

import click


class Stoppable(click.Group):
    """The commands, each of which says that it was stopped where Ctrl-C ends it."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. What Ctrl-C has made fail, a query of DuckDB too, was stopped, whatever it says itself."""
        with stopping() as is_stopped:
            try:
                with errors():  # of what a command loads too
                    return super().invoke(ctx)
            except KeyboardInterrupt:
                pass
            except RuntimeError:
                if not is_stopped():
                    raise
        from pipeline.run.ending import EXIT_STOPPED  # noqa: PLC0415 - loads DuckDB, which `paddock --help` does without

        click.echo("stopped", err=True)
        sys.exit(EXIT_STOPPED)


@contextmanager
def stopping() -> Generator[Callable[[], bool]]:
    """Give a question: has this process been told to stop (Ctrl-C, SIGTERM) since? Whoever handles the signal, Dagster too, still does."""
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    heard, written = os.pipe()
    os.set_blocking(heard, False)
    os.set_blocking(written, False)
    before = signal.set_wakeup_fd(written, warn_on_full_buffer=False)

    def is_stopped() -> bool:
        try:
            return bool({signal.SIGINT, signal.SIGTERM} & {*os.read(heard, 4096)})
        except BlockingIOError:
            return False

    try:
        yield is_stopped
    finally:
        signal.set_wakeup_fd(before)
        os.close(heard)
        os.close(written)


@contextmanager
def errors() -> Generator[None]:
    """Print an error that has a remedy, and leave with its code: wrong use, a source out of reach, or a failure of this machine."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except Exception as error:
        from pipeline.run.ending import REMEDIED, ending  # noqa: PLC0415 - loads DuckDB, which `paddock --help` does without

        if not isinstance(error, REMEDIED):
            raise
        message, remedy, exit_code = ending(error)
        click.echo(f"error: {message}\nwhat to do: {remedy}", err=True)
        sys.exit(exit_code)
