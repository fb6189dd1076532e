"""Drivers' pages: one whose driver is as before stays as it is, the others are made anew.

Belongs here: telling which pages are still right. Does not belong here: making the others (making), what is on a page (drivers).

A page is a function of its driver's rows and of how pages are made. Both have a print in the record; nothing else that changes
with a release, such as its date, stands on a driver's page.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import duckdb

from pipeline import __version__
from pipeline.parse.version import parser_version
from pipeline.report import read
from pipeline.report.links import page_name
from pipeline.report.record import Record
from pipeline.report.site import HERE
from pipeline.settings import SQL

_DRIVERS = "select driver_id from mart.driver order by driver_id"

# For two releases, by their names: the drivers who may have other rows of a mart in the one than in the other, by mart (since.moved).
Moved: TypeAlias = Callable[[str, str], Mapping[str, Collection[str]]]


@dataclass(frozen=True)
class Choice:
    """The file of every driver's page by driver_id, the drivers whose page is to be made, and the prints of files that are new."""

    names: dict[str, str]
    waiting: list[str]
    prints: dict[str, str]


def choose(connection: duckdb.DuckDBPyConnection, record: Record, there: Collection[str], release: str, moved: Moved | None) -> Choice:
    """Tell which drivers' pages are to be made: whose rows come to another print than the record has, and whose page is not there."""
    names = {driver_id: page_name(driver_id) for (driver_id,) in connection.execute(_DRIVERS).fetchall()}
    changed = _changed(moved(record.note("release"), release)) if moved else None
    prints = read.fingerprints(connection, None if changed is None else sorted(names.keys() & changed))
    known = record.prints(names[driver_id] for driver_id in prints)
    new = {driver_id: found for driver_id, found in prints.items() if known.get(names[driver_id]) != found}
    waiting = [driver_id for driver_id, name in names.items() if driver_id in new or name not in there]
    return Choice(names, waiting, {names[driver_id]: found for driver_id, found in new.items()})


def _changed(moved: Mapping[str, Collection[str]]) -> set[str] | None:
    """The drivers who may have other rows of any mart that pages are made from; None where that is not known of one."""
    marts = {name for name in read.TABLES if name.startswith("mart.")}
    return {driver_id for name in marts for driver_id in moved[name]} if marts <= moved.keys() else None


def maker(connection: duckdb.DuckDBPyConnection) -> str:
    """A hash over all that a page depends on besides its rows: this package, the parser, the marts' SQL, the metrics' words."""
    digest = hashlib.sha256(f"{__version__} {parser_version()} {connection.execute(read.DEFINITIONS).fetchall()}".encode())
    for path in sorted([*HERE.rglob("*.py"), *HERE.rglob("*.jinja"), *SQL.glob("mart/*.sql")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
