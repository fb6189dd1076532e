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


class SettingError(ValueError):
    """A variable that holds what it cannot mean: the message says which and what, `remedy` what to write."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the two sentences apart for those who show them apart."""
        super().__init__(f"{message}\n  what to do: {remedy}")
        self.message = message
        self.remedy = remedy


def warehouse_folder() -> Path:
    """Where the published file, the build, the exports and the report lie: `PADDOCK_WAREHOUSE`, else `warehouse` in the project."""
    return _folder("PADDOCK_WAREHOUSE", ROOT / "warehouse")


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
    """Whether the largest marts are exported and served in full, however many drivers there are: `PADDOCK_EXPORTS` is `all`."""
    return os.environ.get("PADDOCK_EXPORTS", "").casefold() == "all"


def keeps_spare() -> bool:
    """Whether a release that is no longer published may be written to: `PADDOCK_SPARE`, unless it is `no`.

    For a folder that other machines read over a network: there nobody can tell who has a file open.
    """
    return os.environ.get("PADDOCK_SPARE", "").casefold() != "no"


def _amount(variable: str, what: str) -> str:
    amount = os.environ.get(variable, "").strip()
    if amount and not re.fullmatch(r"\d+(?:\.\d+)?\s*[KMGT]i?B", amount, re.IGNORECASE):
        raise SettingError(f"{variable} is {amount!r}, which is no amount of {what}", "write it as 4GB, or leave it out")
    return amount


def _folder(variable: str, default: Path) -> Path:
    value = os.environ.get(variable)
    return Path(value).expanduser().absolute() if value else default
