"""How a command ends that cannot do what it was asked for: what is said, and with which exit code.

Belongs here: the errors that have a remedy. Does not belong here: wrong use of options, which click tells (cli), or a run's own
exit code (refresh).
"""

import sys
from collections.abc import Generator
from contextlib import contextmanager

import click

from pipeline.settings import SettingError

EXIT_MISUSED, EXIT_UNREACHABLE, EXIT_MACHINE = 2, 3, 4


@contextmanager
def errors() -> Generator[None]:
    """Print an error that has a remedy, and leave with its code: wrong use, a source out of reach, or a failure of this machine."""
    from pipeline.extract.source import SourceError, SourceMisused  # noqa: PLC0415 - not every command has a source
    from pipeline.parse.rules import RuleError  # noqa: PLC0415 - the same
    from pipeline.warehouse import NotThereError, WarehouseError  # noqa: PLC0415 - loads DuckDB

    try:
        yield
    except SourceError as error:
        click.echo(f"error: {error.message}\nwhat to do: {error.remedy}", err=True)
        sys.exit(EXIT_MISUSED if isinstance(error, SourceMisused) else EXIT_UNREACHABLE)
    except RuleError as error:
        click.echo(f"error: {error}\nwhat to do: {error.remedy}", err=True)
        sys.exit(EXIT_MISUSED)
    except SettingError as error:
        click.echo(f"error: {error.message}\nwhat to do: {error.remedy}", err=True)
        sys.exit(EXIT_MISUSED)
    except WarehouseError as error:
        click.echo(f"error: {error.message}\nwhat to do: {error.remedy}", err=True)
        sys.exit(EXIT_MISUSED if isinstance(error, NotThereError) else EXIT_MACHINE)
