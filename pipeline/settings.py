"""What the environment says: folders and limits, read when they are asked for, never when a module is loaded.

Belongs here: every environment variable of Paddock and its default. Does not belong here: settings of one run, which are
Dagster config on the asset that uses them and so can be seen and changed in the launchpad.
"""

import os
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
SQL = ROOT / "sql"
_MOST_BYTES = 2**63  # what DuckDB counts bytes up to


class SettingError(ValueError):
    """A variable that holds what it cannot mean: the message says which and what, `remedy` what to write."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the two sentences apart for those who show them apart."""
        super().__init__(f"{message}\n  what to do: {remedy}")
        self.message = message
        self.remedy = remedy


def warehouse_folder() -> Path:
    """Where the published file, the build, the exports and the report lie: `PADDOCK_WAREHOUSE`, else `warehouse` in the project.

    Errors: SettingError where it can be no folder's name, or none that DuckDB opens files in.
    """
    folder = _folder("PADDOCK_WAREHOUSE", ROOT / "warehouse")
    if wrong := [character for character in "?\\" if character in str(folder)]:
        raise SettingError(
            f"PADDOCK_WAREHOUSE is {str(folder)!r}, and DuckDB opens no file whose path has a {wrong[0]}", "rename the folder"
        )
    return folder


def articles_folder() -> Path:
    """The folder whose `articles.csv` the seeds source reads: `PADDOCK_ARTICLES`, else `seeds` in the project."""
    return _folder("PADDOCK_ARTICLES", SEEDS)


def dagster_home() -> Path:
    """Where Dagster keeps runs and events, for the command line and the UI alike: `DAGSTER_HOME`, else `.dagster` in the project."""
    return _folder("DAGSTER_HOME", ROOT / ".dagster")


def memory_limit() -> str:
    """DuckDB's memory limit while building and publishing, such as `4GB`: `PADDOCK_MEMORY_LIMIT`, else '' for DuckDB's own default.

    Errors: SettingError where it is no amount.
    """
    return _amount("PADDOCK_MEMORY_LIMIT", "memory")


def temporary_limit(folder: Path) -> str:
    """The most that DuckDB may spill to the disk of `folder`, such as `20GB`: `PADDOCK_TEMP_LIMIT`, else half of what is free there.

    So one bad query cannot take the space that the warehouse itself grows into. Errors: SettingError where it is no amount.
    """
    return _amount("PADDOCK_TEMP_LIMIT", "disk space") or f"{shutil.disk_usage(folder).free // 2}B"


def reading() -> dict[str, bool | str | int | float | list[str]]:
    """How DuckDB opens a file to make something large from it: within `memory_limit`."""
    return {"memory_limit": memory_limit()} if memory_limit() else {}


def serve_location() -> str:
    """Where each release is served as Delta tables, a folder or an object store's URL: `PADDOCK_SERVE`, else '' for nowhere.

    Errors: SettingError where it is a URL of a kind that nobody knows.
    """
    location = os.environ.get("PADDOCK_SERVE", "").strip()
    scheme, is_url, place = location.partition("://")
    if is_url:
        from fsspec import available_protocols  # noqa: PLC0415 - who serves nowhere need not load it

        if scheme in available_protocols() and place:
            return location
        raise SettingError(
            f"PADDOCK_SERVE is {location!r}, which is no place to write to", "name a folder, or a URL such as s3://bucket/paddock"
        )
    return location


def exports_all() -> bool:
    """Whether the largest marts are exported and served in full, however many drivers there are: `PADDOCK_EXPORTS` is `all`.

    Errors: SettingError where it is another word.
    """
    return _word("PADDOCK_EXPORTS", "all") == "all"


def keeps_spare() -> bool:
    """Whether a release that is no longer published may be written to: `PADDOCK_SPARE`, unless it is `no`.

    For a folder that other machines read over a network: there nobody can tell who has a file open. Errors: SettingError where it
    is another word than `yes` and `no`.
    """
    return _word("PADDOCK_SPARE", "yes", "no") != "no"


def check_settings() -> None:
    """Read what a run would read only when it has worked for long. Errors: SettingError for the first that cannot be meant."""
    serve_location()
    exports_all()
    keeps_spare()
    _amount("PADDOCK_TEMP_LIMIT", "disk space")


def _amount(variable: str, what: str) -> str:
    amount = os.environ.get(variable, "").strip()
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*([KMGT])i?B", amount, re.IGNORECASE)
    if amount and not (found and float(found[1]) * 1024 ** (" KMGT".index(found[2].upper())) < _MOST_BYTES):
        raise SettingError(f"{variable} is {amount!r}, which is no amount of {what}", "write it as 4GB, or leave it out")
    return amount


def _word(variable: str, *allowed: str) -> str:
    """The word that a variable holds, in small letters; '' where it is not set."""
    word = os.environ.get(variable, "").strip().casefold()
    if word and word not in allowed:
        raise SettingError(f"{variable} is {word!r}, which means nothing here", f"write {' or '.join(allowed)}, or leave it out")
    return word


def _folder(variable: str, default: Path) -> Path:
    value = os.environ.get(variable, "")
    if not value.strip():
        return default
    try:
        value.encode()
        return Path(value).expanduser().absolute()
    except UnicodeEncodeError:
        reason = "holds bytes that are no UTF-8"
    except RuntimeError:  # of a `~` whose user is not known
        reason = "begins with the home of a user who is not known here"
    except FileNotFoundError:
        reason = "is relative to the working folder, which is gone"
    raise SettingError(f"{variable} is {value!r}, which {reason}", "name a folder by its whole path")
