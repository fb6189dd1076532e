"""What a race cell cannot say itself: what its table's legend and notes say, and how its grid is written.

Belongs here: that one record. Does not belong here: reading a legend (legend), a note (notes) or a cell (results).
"""

from typing import NamedTuple

from pipeline.parse.markup.table import Legend


class Setting(NamedTuple):
    """What a cell cannot say itself: the table's legend, which marks its notes explain (as not finished or not), how its grid is written.

    `is_lossy` for a format that has lost templates and styles: a cell without a result is then unread, never "did not enter",
    and poles are unknown. `numbers_are_races`: plain numbers after an event's code number its races; `is_small_print`: results
    are printed small, so that a plain number in a cell without colour is no result either. `is_by_class`: the row is that of a class,
    so that two numbers are the overall and the class position and no shared drive.
    """

    family: str = ""
    bold_is_pole: bool = False
    italic_is_fastest_lap: bool = False
    italic_is_pole: bool = False
    superscript_is_sprint: bool = False
    notes: frozenset[tuple[str, bool]] = frozenset()
    is_lossy: bool = False
    numbers_are_races: bool = False
    is_small_print: bool = False
    is_by_class: bool = False


def setting_of(legend: Legend, notes: frozenset[tuple[str, bool]], **written: bool) -> Setting:
    """The setting of a row's cells; `written` are the last four fields of Setting."""
    styles = (legend.family, legend.bold_is_pole, legend.italic_is_fastest_lap, legend.italic_is_pole, legend.superscript_is_sprint)
    return Setting(*styles, notes, **written)
