"""Bringing a folder's report up to a published file.

Belongs here: the order in which pages are made and take their places. Does not belong here: what is on them (drivers, lists, overview).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.opening import read_file
from pipeline.release.folder import renewed
from pipeline.release.since import RELEASE
from pipeline.report import overview
from pipeline.report.lists import write_lists
from pipeline.report.making import make
from pipeline.report.pages import Moved, choose, maker
from pipeline.report.record import FILE, Record
from pipeline.report.site import STATIC, open_site, write_static


@dataclass(frozen=True)
class Report:
    """What was written: the folder, how many drivers have a page, how many of these pages were made anew, and how many of the lists'."""

    folder: Path
    drivers: int
    made: int
    lists_made: int


def build_report(published: Path, folder: Path, progress: Callable[[int], object] | None = None, moved: Moved | None = None) -> Report:
    """Bring the report in `folder` up to a published file; a page that would come out as it is stays.

    The new pages are made beside the folder, and take their places when all are there. A run that is killed while they do has the
    next one make them again. `progress` hears how many drivers' pages are made; `moved` knows which drivers have changed between
    two releases, so that nobody else's rows are read. Errors: duckdb.Error if the file cannot be read,
    OSError if the folder cannot be written.
    """
    with renewed(folder) as renewal:
        there, site = renewal.there(), open_site(renewal.new)
        with read_file(published) as connection:
            record, release = Record(folder, maker(connection)), overview.release(connection)
            named = "".join(name for (name,) in connection.execute(RELEASE).fetchall())
            choice = choose(connection, record, there, named, moved)
            lists = write_lists(connection, site, record, there, release)
            overview.write_quality(connection, site, release)
            overview.write_dictionary(connection, site, release)
            write_static(renewal.new)
        made = make(published, renewal.new, choice.waiting, progress)
        wanted = {FILE, *choice.names.values(), *lists.files, *overview.PAGES, *STATIC}
        record.forget({*choice.prints, *lists.prints, *(there - wanted)})
        renewal.swap(wanted)
        record.keep(choice.prints | lists.prints, {"release": named})
    return Report(folder, len(choice.names), made, len(lists.prints))
