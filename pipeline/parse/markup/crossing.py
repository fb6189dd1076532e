"""Links that begin in one cell and end in a later one: the wiki finds links after tables, so such a link is one all the same.

Belongs here: mending the cells that it crosses. Does not belong here: links inside a cell.
"""

from pipeline.parse.markup.links import is_hidden_link, is_target
from pipeline.parse.markup.mask import drop_comments
from pipeline.parse.markup.table import Written


def join_links(groups: list[list[list[Written]]]) -> None:
    """Close a labelled link at the end of its first cell and drop its end from the last; a file takes the cells between along."""
    places = [(row, index) for group in groups for row in group for index in range(len(row))]
    dropped: set[int] = set()
    number = 0
    while number < len(places):
        row, index = places[number]
        markup, attributes, is_header = row[index]
        start = markup.rfind("[[")
        target, bar, label = drop_comments(markup[start + 2 :]).partition("|")
        number += 1
        if start < 0 or not bar or "]]" in markup[start:] or not is_target(target):
            continue
        end = _find_end(places, number)
        if end is None:
            continue
        last_row, last_index = places[end]
        head, _, tail = last_row[last_index][0].partition("]]")
        if is_hidden_link(target, is_labelled=True):
            row[index] = ((markup[:start] + tail).strip(), attributes, is_header)
            dropped.update(range(number, end + 1))
            number = end + 1
        else:
            row[index] = (markup + "]]" if label.strip() else markup[:start], attributes, is_header)
            last_row[last_index] = (head + tail, *last_row[last_index][1:])
    for number in sorted(dropped, reverse=True):
        row, index = places[number]
        del row[index]


def _find_end(places: list[tuple[list[Written], int]], number: int) -> int | None:
    """The number of the first cell from `number` on that ends a link before it begins one."""
    for end in range(number, len(places)):
        row, index = places[end]
        markup = row[index][0]
        closing, opening = markup.find("]]"), markup.find("[[")
        if closing >= 0 and (opening < 0 or closing < opening):
            return end
        if opening >= 0:
            return None
    return None
