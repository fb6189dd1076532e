"""How a command leaves that cannot do what it was asked for: its end, told at a terminal.

Belongs here: showing it. Does not belong here: which error means what (run.ending), wrong use of options, which click tells (cli),
or the end of a run (refresh).
"""

import sys
from collections.abc import Generator
from contextlib import contextmanager

import click


@contextmanager
def errors() -> Generator[None]:
    """Print an error that has a remedy, and leave with its code: wrong use, a source out of reach, or a failure of this machine."""
    from pipeline.run.ending import REMEDIED, ending  # noqa: PLC0415 - loads DuckDB, which `paddock --help` does without

    try:
        yield
    except REMEDIED as error:
        message, remedy, exit_code = ending(error)
        click.echo(f"error: {message}\nwhat to do: {remedy}", err=True)
        sys.exit(exit_code)
