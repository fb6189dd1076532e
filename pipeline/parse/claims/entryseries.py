"""Whose series an entry of a career summary is: its name, its class, and the slug that the season's other entries leave it.

Belongs here: the Series and Class cells of a summary's rows, the heading where there is no such cell. Does not belong here: the
slug of a name (identity), the other cells of a row (summary).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.parse.claims import identity, values
from pipeline.parse.claims.celltext import lines_text
from pipeline.parse.claims.gridseries import series_above
from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.labelwords import column_of
from pipeline.parse.markup.table import Cell, Table

_MANY = 2
_SESSIONS = frozenset({"qualifying", "qualifying_race", "pre_final", "finish"})
_CODE = 3  # letters
_WITHOUT_CLASS = frozenset({"blank", "not_applicable", "unknown", "pending"})


@dataclass(slots=True, frozen=True)
class Named:
    """The series of a row without its class, that class, and the title that the series links to.

    `is_class_unread` where the Class cell names something else than a class.
    """

    series: str
    series_class: str | None
    link: str
    is_class_unread: bool = False


def _is_session(text: str) -> bool:
    """Whether a text is the name of a session (`Semi-final`), and no letters of a class."""
    return len(text) > _CODE and (column_of(text, "event_results") or ("",))[0] in _SESSIONS


class EntrySeries:
    """The series of the rows of one summary."""

    def __init__(self, table: Table, shape: Layout) -> None:
        """Begin with no names."""
        self._table = table
        self._discipline = shape.discipline
        self._series = shape.index("series")
        self._class = shape.index("class") if self._series is not None else None
        self._season = shape.index("season")
        label = shape.labels[self._series] if self._series is not None else ""
        self._is_by_class = (column_of(label) or ("",))[0] == "class"
        self._names: dict[tuple[int, str], set[str]] = {}

    def read(self, cells: list[Cell]) -> Named:
        """What a row says of its series; a class that is no series of its own belongs to the series of the heading."""
        if self._series is None:
            series, own_class = series_above(self._table)
            return Named(series, own_class, "")
        cell = cells[self._series]
        series, own_class = identity.series_and_class(values.clean(cell.text)[0])
        *names, last = values.clean(lines_text(cell))[0].rsplit(", ", 1)
        if own_class is None and names and identity.cut_class(f"({last})")[1]:
            series, own_class = names[0], last.strip("()")
        if self._is_by_class and not identity.is_known(series) and (above := series_above(self._table)[0]):
            return self._of_class(above, series)
        text = values.clean(lines_text(cells[self._class]))[0] if self._class is not None else ""
        if text and not values.state_of(text)[0] and not _is_session(text):
            own_class = text
        link = next((run.link for run in cell.content.runs if run.link), "")
        return Named(series, own_class, link, is_class_unread=_is_session(text))

    @staticmethod
    def _of_class(above: str, text: str) -> Named:
        """The series that the heading names, and what the Class cell says of it: a class, none, or that the driver took no part."""
        if _is_session(text):
            return Named(above, None, "", is_class_unread=True)
        state = values.state_of(text)[0]
        return Named(text if state and state not in _WITHOUT_CLASS else above, None if state else text, "")

    def note(self, rows: Iterable[tuple[list[Cell], Named]]) -> None:
        """Remember under which names each season has a series: two names in one season are two series."""
        for cells, named in rows:
            season = values.clean(lines_text(cells[self._season]))[0] if self._season is not None else ""
            first, _ = values.read_season(season)
            if first and (name := identity.full_slug(named.series)):
                self._names.setdefault((first, self._slug(named)), set()).add(name)

    def series_id(self, first: int, named: Named) -> str:
        """The slug of a row's series, which two names of one season do not share; that of its class where it has one of its own."""
        found = self._slug(named)
        if len(self._names.get((first, found), ())) >= _MANY:
            found = identity.full_slug(named.series) or found
        return identity.class_series_id(found, named.series_class) or found

    def _slug(self, named: Named) -> str:
        return identity.series_id(named.series, named.link, discipline=self._discipline)
