"""What each part of an exported table has to hold: where its range of drivers begins, and a hash over the rows.

Belongs here: finding that out, without looking at rows that cannot have changed since the exports that are there. Does not belong
here: how drivers are cut into ranges or rows are hashed (ranges), writing the parts (exports), joining them (splice).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from itertools import pairwise

import duckdb

from pipeline.exports.splice import Note
from pipeline.release import ranges, since

Moved = Callable[[str, str], Mapping[str, Collection[str]]]
"""Which drivers may have other rows in the second release than in the first, by mart; of a mart that is not named nothing is known."""


class Contents:
    """The parts of each mart of a published file; `note` tells of the exports before, `moved` of what has changed since."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, note: Note, moved: Moved) -> None:
        """Look at nothing yet but at which release this is."""
        self.connection, self.note = connection, note
        (self.release,) = connection.execute(since.RELEASE).fetchone() or ("",)
        self._moved = moved(note.release, self.release) if note.release else {}
        self._parts: dict[str, list[tuple[str, str]]] = {}
        self._by_driver: dict[str, bool] = {}
        self._cuts: dict[int, list[str]] = {}

    @cached_property
    def drivers(self) -> list[str]:
        """Every driver_id, in order."""
        return ranges.drivers(self.connection)

    def starts(self, name: str) -> list[str]:
        """The first driver_id of each part of a mart that goes by drivers."""
        limit = ranges.VIEW_PART if f"mart.{name}" in self._views else ranges.PART
        most = ranges.most(self.connection, [f"mart.{name}"], limit, ranges.MOST_ROWS)
        if most not in self._cuts:
            self._cuts[most] = ranges.cuts(self.drivers, most)
        return self._cuts[most]

    @cached_property
    def _views(self) -> set[str]:
        return ranges.views(self.connection)

    def parts(self, name: str) -> list[tuple[str, str]]:
        """The start of each part of a mart and a hash over its rows; one part where the mart does not go by drivers."""
        if name not in self._parts:
            self._parts[name] = self._found(name, self._known(name))
        return self._parts[name]

    def where(self, name: str, number: int) -> str:
        """The rows of a part of a mart, as a condition."""
        return ranges.where(self.starts(name), number) if self._goes_by_driver(name) else "true"

    def drivers_of(self, name: str, number: int) -> list[str]:
        """The drivers of a part of a mart, in order."""
        if not self._goes_by_driver(name):
            return self.drivers
        first, *after = (bisect_left(self.drivers, start) for start in self.starts(name)[number : number + 2])
        return self.drivers[first : after[0] if after else None]

    def _goes_by_driver(self, name: str) -> bool:
        if name not in self._by_driver:
            self._by_driver[name] = ranges.by_driver(self.connection, f"mart.{name}")
        return self._by_driver[name]

    def _found(self, name: str, known: Mapping[str, str]) -> list[tuple[str, str]]:
        if not self._goes_by_driver(name):
            return [("", ranges.fingerprint(self.connection, f"mart.{name}"))]
        starts = self.starts(name)
        unknown = [number for number, start in enumerate(starts) if start not in known]
        found = ranges.fingerprints(self.connection, f"mart.{name}", starts, unknown if known else None) if unknown else {}
        return [(start, found[number] if number in found else known[start]) for number, start in enumerate(starts)]

    def _known(self, name: str) -> dict[str, str]:
        """The parts of a mart whose rows must be as they were: the same range, and none of its drivers has moved."""
        there, moved = self.note.files.get(f"{name}.parquet"), self._moved.get(f"mart.{name}")
        if there is None or moved is None:
            return {}
        starts = self.starts(name)
        same = set(pairwise([*starts, ""])) & set(pairwise([*(part.start for part in there.parts), ""]))
        touched = {starts[bisect_right(starts, driver) - 1] for driver in moved}
        kept = {start for start, _ in same} - touched
        return {part.start: part.content for part in there.parts if part.start in kept}
