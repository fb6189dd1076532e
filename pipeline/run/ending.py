"""How a run or a command ends that cannot do what it was asked for: what is said, what to do about it, and with which exit code.

Belongs here: the exit codes, and the one place that knows which error means which. Does not belong here: showing it (resource,
for Dagster; command.leave, for a terminal), or wrong use of options, which click tells (cli).
"""

from typing import NamedTuple

from pipeline.extract.source import SourceError, SourceMisused
from pipeline.faults import NotThereError, SqlFileError, WarehouseError
from pipeline.parse.rules import RuleError
from pipeline.settings import SettingError

EXIT_BLOCKED, EXIT_MISUSED, EXIT_UNREACHABLE, EXIT_MACHINE = 1, 2, 3, 4
EXIT_STOPPED = 130  # as a shell has it that tells of SIGINT
REMEDIED = (SourceError, RuleError, SettingError, WarehouseError)  # the errors that have a remedy


class Ending(NamedTuple):
    """The end that an error makes: two sentences, and the exit code of the command line."""

    message: str
    remedy: str
    exit_code: int


def ending(error: SourceError | RuleError | SettingError | WarehouseError) -> Ending:
    """The end that one of the errors with a remedy makes."""
    match error:
        case RuleError():
            return Ending(str(error), error.remedy, EXIT_MISUSED)
        case SourceError():
            return Ending(error.message, error.remedy, EXIT_MISUSED if isinstance(error, SourceMisused) else EXIT_UNREACHABLE)
        case SettingError() | NotThereError() | SqlFileError():
            return Ending(error.message, error.remedy, EXIT_MISUSED)
        case _:
            return Ending(error.message, error.remedy, EXIT_MACHINE)
