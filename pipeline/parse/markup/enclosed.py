"""Tables in references and poems: the wiki reads the content of such a tag apart from what stands around it.

Belongs here: where such contents stand, and putting their tables among the others. Does not belong here: reading them (scan).
"""

import re
from collections.abc import Callable
from operator import attrgetter

from pipeline.parse.markup.build import OpenTable
from pipeline.parse.markup.mask import CLOSING, LEFT_OUT, OPAQUE

_READ = frozenset({"ref", "poem"})
_RUN = re.compile(f"{OPAQUE}+")
_MARK = "{|"


def add_enclosed(tables: list[OpenTable], text: str, masked: str, read: Callable[[str], list[OpenTable]]) -> None:
    """Add the tables of references and poems to those of an article, in document order; `read` gives the tables of a content.

    One that stands in another table's cell is nested in that table.
    """
    mark = text.find(_MARK)
    while mark >= 0 and masked[mark] != OPAQUE:
        mark = text.find(_MARK, mark + 1)
    if mark < 0:
        return
    outer = iter([*tables])
    following = next(outer, None)
    around: list[OpenTable] = []
    for start, end in _contents(text, masked):
        while following is not None and following.start < start:
            around.append(following)
            following = next(outer, None)
        while around and around[-1].end <= start:
            around.pop()
        shift = len(tables)
        for table in read(text[start:end]):
            table.start += start
            table.end += start
            table.number += shift
            table.parent = table.parent + shift if table.parent else around[-1].number if around else None
            tables.append(table)
    tables.sort(key=attrgetter("start"))


def _contents(text: str, masked: str) -> list[tuple[int, int]]:
    """Where the contents of references and poems that hold a table mark begin and end."""
    found = []
    for run in _RUN.finditer(masked):
        place, end = run.span()
        if text.find(_MARK, place, end) < 0:
            continue
        exhausted: set[str] = set()
        while tag := LEFT_OUT.search(text, place, end):
            comment, extension, _, attributes = tag.groups()
            place = tag.end()
            name = (extension or "").lower()
            if comment:
                stop = text.find("-->", place, end)
                place = end if stop < 0 else stop
            elif name and name not in exhausted and not attributes.endswith("/"):
                closing = CLOSING[name].search(text, place, end)
                if closing is None:
                    exhausted.add(name)
                    continue
                if name in _READ and text.find(_MARK, place, closing.start()) >= 0:
                    found.append((place - 1 if name == "ref" else place, closing.start()))  # a reference starts within a line
                place = closing.end()
    return found
