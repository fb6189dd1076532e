"""Summaries that repeat others: an article's own list of all its seasons, and beside it one of a single series.

Belongs here: which summaries would count an entry twice. Does not belong here: what kind of table one is by itself (labels).
"""

from collections.abc import Iterable, Iterator

from pipeline.parse.claims import identity
from pipeline.parse.claims.entryseries import EntrySeries
from pipeline.parse.claims.gridseries import series_above
from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.mentions import is_series_name
from pipeline.parse.claims.values import clean, read_season
from pipeline.parse.markup.table import Table

_Summary = tuple[Layout, Table]


def settle(layouts: list[Layout], tables: list[Table]) -> list[Layout]:
    """The layouts of one article's tables: beside summaries that name their series, one that repeats them is `other`.

    One that names no series repeats them, but where its heading names a known series that none of their rows has, or a series in whose
    seasons they have no row; and no team of a season stands in both.
    """
    summaries = [(shape, table) for shape, table in zip(layouts, tables, strict=True) if shape.kind == "career_summary"]
    named = [summary for summary in summaries if "series" in summary[0].columns]
    if not named or len(named) == len(summaries):
        return layouts
    series = {series_id for summary in named for series_id in _series(summary)}
    teams = set(_teams(named))
    years = set(_years(named))
    for shape, table in summaries:
        if "series" not in shape.columns:
            above = series_above(table)[0]
            is_another = identity.is_known(above) and identity.series_id(above) not in series
            is_apart = (identity.is_known(above) or is_series_name(above)) and years.isdisjoint(_years([(shape, table)]))
            if not (is_another or is_apart) or not teams.isdisjoint(_teams([(shape, table)])):
                shape.kind = "other"
    return layouts


def _series(summary: _Summary) -> Iterator[str]:
    """The slugs of the series that a summary's rows name."""
    shape, table = summary
    reader = EntrySeries(table, shape)
    for row in table.grid[shape.header_rows :]:
        named = reader.read(row)
        yield reader.series_id(0, named)


def _years(summaries: Iterable[_Summary]) -> Iterator[int]:
    """The years of the seasons of summaries."""
    for shape, table in summaries:
        season = shape.index("season")
        if season is not None:
            texts = (row[season].text for row in table.grid[shape.header_rows :])
            yield from (year for text in texts for year in read_season(text) if year)


def _teams(summaries: Iterable[_Summary]) -> Iterator[tuple[int, str]]:
    """The teams of summaries, each with its season."""
    for shape, table in summaries:
        season, team = shape.index("season"), shape.index("team")
        if season is None or team is None:
            continue
        for row in table.grid[shape.header_rows :]:
            year, _ = read_season(row[season].text)
            name = identity.slug(clean(row[team].text)[0])
            if year and name:
                yield year, name
