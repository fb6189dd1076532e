"""The lists of all drivers: index with its search, contradictions, sources. Each is asked for once, and cut into parts.

Belongs here: their queries and lines, and which parts are made anew. Does not belong here: where a list is cut (parts), a driver's
own page (drivers), counts of everything (overview).

The lines of a list stand in a temporary table with a hash of their rows. Only the lines of parts whose hashes are other ones than
the record has are asked for and made. The first part of a list also counts everything and names the release: it is always made.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

import duckdb

from pipeline.report import overview
from pipeline.report.links import edit_url, history_url, page_name, safe_url
from pipeline.report.parts import cut, file_stem, way
from pipeline.report.read import Row, rows, stream
from pipeline.report.record import Record
from pipeline.report.search import write_search
from pipeline.report.site import Site, page_names

_INDEX = """
    select row_number() over (order by key, driver.driver_id) as block, key, driver.driver_id, driver.name, driver.title,
        driver.nationality, driver.revision_at, article.fetched_at, first_season, last_season, seasons, series, teams, races, wins,
        podiums, poles, fastest_laps, titles, best_position, coalesce(conflicts.conflicts, 0) as conflicts,
        coalesce(conflicts.stale, 0) as stale, coalesce(unread.cells, 0) as unread
    from (select *, strip_accents(lower(coalesce(name, title))) as key from mart.driver) as driver
    join mart.driver_career as career using (driver_id)
    left join raw.article as article using (snapshot_id)
    left join (
        select driver_id, count(*) filter (where verdict = 'conflict') as conflicts, count(*) filter (where kind = 'stale_infobox') as stale
        from mart.reconciliation group by driver_id
    ) as conflicts using (driver_id)
    left join (select driver_id, count(*) as cells from quality.unread_cell group by driver_id) as unread using (driver_id)
    order by block
"""
_KINDS = "select kind, count(*) as conflicts from mart.reconciliation where verdict = 'conflict' group by kind order by all"
_CLAIMS = """
    select block, key, driver_id, driver.title, driver.url, driver.permalink, coalesce(unread.cells, 0) as unread,
        claim.season, claim.series, claim.series_id, claim.series_class, claim.metric, claim.infobox_value, claim.summary_value,
        claim.grid_value, claim.total_value, claim.prose_value, claim.verdict, claim.kind, claim.difference
    from (
        select *, strip_accents(lower(title)) as key, row_number() over (order by key, driver_id) as block from mart.driver
    ) as driver
    left join (select driver_id, count(*) as cells from quality.unread_cell group by driver_id) as unread using (driver_id)
    left join (from mart.reconciliation where verdict = 'conflict' or kind is not null) as claim using (driver_id)
    where unread.cells is not null or claim.metric is not null
    order by block, season nulls first, series_id nulls first, claim.metric, claim.series_class nulls first
"""
_SOURCES = """
    select strip_accents(lower(title)) as key, row_number() over (order by key, snapshot_id) as block, * from mart.attribution
    where is_current
    order by block
"""
SHARE = 1.0  # of what a page can hold that it is to hold: tests have small pages
_BLOCKS = """
    select key, block, count(*), sum(hash(*columns(* exclude (block)))::hugeint)::varchar from listed group by key, block order by block
"""
_CHANGES = "select distinct changes from mart.attribution order by changes"
_LISTED = "select * from listed where block between $first and $last order by rowid"
_ASKED = "select * from listed semi join (select unnest($numbers::bigint[]) + 1 as block) using (block) order by block"
_FOUND_BY = """
    select concat_ws(' ', name, title, nationality), sum(hash(*columns(* exclude (block)))::hugeint)::varchar from listed
    group by block, name, title, nationality order by block
"""


@dataclass(frozen=True, slots=True)
class _List:
    """One list: `name` begins the names of its files; `most` lines are on a page; `blocks` makes the lines of rows."""

    name: str
    sql: str
    most: int
    blocks: Callable[[Iterator[Row]], Iterator[str]]


@dataclass(slots=True)
class Lists:
    """The lists of one published file: all their files, and the prints of the parts that were made."""

    connection: duckdb.DuckDBPyConnection
    site: Site
    record: Record
    there: AbstractSet[str]
    files: set[str] = field(default_factory=set)
    prints: dict[str, str] = field(default_factory=dict)

    def write(self, one: _List, **first: object) -> None:
        """Write the parts of a list that are not there as they are to be; `first` is what its first page shows besides."""
        self.connection.execute(f"create or replace temp table listed as {one.sql}")
        found = self.connection.execute(_BLOCKS).fetchall()
        parts = cut([row[0] for row in found], [row[2] for row in found], int(one.most * SHARE))
        stems = [f"{one.name}-from-{file_stem(part.first)}" if number else one.name for number, part in enumerate(parts)]
        known = self.record.prints(f"{stem}.html" for stem in stems)
        for number, (part, stem) in enumerate(zip(parts, stems, strict=True)):
            ways = way(parts, stems, number)
            content = "".join([row[3] for row in found[part.start : part.end]])
            digest = hashlib.sha256(f"{ways} {content}".encode()).hexdigest()[:32]
            before, _, pages = known.get(f"{stem}.html", "").partition(" ")
            names = page_names(stem, int(pages or 0))
            if not number or before != digest or not self.there >= set(names):
                bounds = [found[part.start][1], found[part.end - 1][1]] if found else [0, 0]
                lines = one.blocks(stream(self.connection, _LISTED, dict(zip(("first", "last"), bounds, strict=True))))
                shown = {} if number else first
                names = self.site.write_split(stem, f"{one.name}.html.jinja", lines, ways=ways, is_first=not number, **shown)
                self.prints[names[0]] = f"{digest} {len(names)}"
            self.files.update(names)

    def search(self) -> None:
        """Write the search over the index, which is the list that was written last."""
        listed = self.connection.execute(_FOUND_BY).fetchall()
        files, prints = write_search(self.site.folder, listed, self._entries, self.record, self.there)
        self.files |= files
        self.prints |= prints

    def _entries(self, numbers: Sequence[int]) -> list[list[object]]:
        """Lines of the search by their number in the index, from 0."""
        return [_entry(row) for row in rows(self.connection, _ASKED, {"numbers": list(numbers)})]


def write_lists(connection: duckdb.DuckDBPyConnection, site: Site, record: Record, there: AbstractSet[str], release: Row) -> Lists:
    """Write those parts of the index, its search, the contradictions and the sources that are not there as they are to be."""
    lists = Lists(connection, site, record, there)
    totals, changes = rows(connection, overview.TOTALS)[0], rows(connection, _CHANGES)
    lists.write(_List("index", _INDEX, 1_100, lambda found: _index(found, site)), totals=totals, release=release)
    lists.search()
    editors = _List("editors", _CLAIMS, 1_000, lambda found: _editors(found, site))
    lists.write(editors, totals=totals, kinds=rows(connection, _KINDS), release=release)
    lists.write(_List("attribution", _SOURCES, 600, lambda found: _sources(found, site)), changes=changes, release=release)
    return lists


def _entry(row: Row) -> list[object]:
    """A line of the search, in the order of the index's columns; what it is found by besides its name comes last."""
    counts = (row.seasons, row.series, row.teams, row.races, row.wins, row.podiums, row.poles, row.fastest_laps)
    name, day = row.name or row.title, str(row.revision_at or row.fetched_at or "")[:10]
    more = row.title if row.title != name else ""
    years = (row.first_season, row.last_season)
    marks = (row.conflicts, row.stale, row.unread)
    return [page_name(row.driver_id), name, row.nationality or "", *years, *counts, row.titles, row.best_position, day, *marks, more]


def _index(found: Iterator[Row], site: Site) -> Iterator[str]:
    line = site.macro("index_parts.html.jinja", "line")
    return (line(row, page_name(row.driver_id)) for row in found)


def _editors(found: Iterator[Row], site: Site) -> Iterator[str]:
    """The contradictions and unread cells by article."""
    article = site.macro("editors_parts.html.jinja", "article")
    for _, of_driver in groupby(found, key=attrgetter("driver_id")):
        its = list(of_driver)
        driver, claims = its[0], [row for row in its if row.metric is not None]
        address = safe_url(driver.url) or safe_url(driver.permalink)
        yield article(driver, claims, page_name(driver.driver_id), edit_url(driver.url), address)


def _sources(found: Iterator[Row], site: Site) -> Iterator[str]:
    """Whom to credit for each article, under which licence."""
    line = site.macro("attribution_parts.html.jinja", "line")
    return (line(row, page_name(row.driver_id), history_url(row.page) or safe_url(row.authors_url)) for row in found)
