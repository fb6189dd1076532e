"""Which race of its event each result of a season is: by the number written, by codes that end in one, by its place.

Belongs here: results of one season in the order of their columns. Does not belong here: rows and columns (grid), one cell's
meaning (results).
"""

import re
from itertools import groupby, pairwise
from operator import attrgetter, eq

from pipeline.parse.claims.results import Result, altered

_SESSION_NUMBER = re.compile(r"R(?:ACE)?\s?\d+", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,2})H", re.IGNORECASE)
_GLUED = re.compile(r"([^\W\d_]{2,4})([1-9])")
_EVENTS = 2
_QUALIFYING = "Q"
_EVENT = attrgetter("event")
_NUMBER = attrgetter("number")
_SESSION = attrgetter("session")


def unglued(results: list[Result]) -> list[Result]:
    """The results, an event and its race parted where codes side by side number it from 1, beside other events: `RBR1`, `RBR2`."""
    found = [_GLUED.fullmatch(result.event) if result.event and result.event[-1].isdigit() else None for result in results]
    if not any(found) or len({code[1] if code else result.event for code, result in zip(found, results, strict=True)} - {None}) < _EVENTS:
        return results
    told = list(results)
    for name, races in groupby(range(len(results)), key=lambda place: (code := found[place]) and code[1]):
        places = list(races)
        numbers = [int(code[2]) for place in places if (code := found[place])]
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
            for place, number in zip(places, numbers, strict=True):
                told[place] = altered(results[place], event=name, number=number)
    return told


def with_interims(results: list[Result]) -> list[Result]:
    """The results, those marked that are of no race: `6H` and `12H` of an event that has a `24H` too, `Q` beside its race."""
    if not any(map(_SESSION, results)):
        return results
    for place, (result, following) in enumerate(pairwise(results)):
        if result.session == _QUALIFYING and result.event and result.event == following.event and following.session != _QUALIFYING:
            results[place] = altered(result, is_interim=True)
    found = [result.session and _HOURS.fullmatch(result.session) for result in results]
    if any(found):
        for place, (hours, end) in enumerate(pairwise(found)):
            if hours and end and results[place].event == results[place + 1].event and int(hours[1]) < int(end[1]):
                results[place] = altered(results[place], is_interim=True)
    return results


def event_races(results: list[Result]) -> list[int | None]:
    """The race within its event for each result in order: the number written, else its place among the event's cells.

    Numbers that count the season's races (`R7`), or that begin again within the event, give way to the place.
    """
    events = list(map(_EVENT, results))
    told = list(filter(None, events))
    if not any(map(eq, told, told[1:])) and {None, 1}.issuperset(map(_NUMBER, results)):
        return [1 if event else None for event in events]
    numbers: list[int | None] = []
    for event, found in groupby(results, key=_EVENT):
        races = list(found)
        numbers += _numbered(races) if event else [None] * len(races)
    return numbers


def _numbered(results: list[Result]) -> list[int]:
    """The numbers of one event's races."""
    if len(results) == 1 and results[0].number in {None, 1}:
        return [1]
    written = [result.number or place for place, result in enumerate(results, 1)]
    is_by_season = any(
        result.session and _SESSION_NUMBER.fullmatch(result.session) and (number > len(results) or (place == 0 and number != 1))
        for place, (result, number) in enumerate(zip(results, written, strict=True))
    )
    is_told = all(result.number and not result.session for result in results) and set(written) != {1}
    goes_on = all(first <= second if is_told else first < second for first, second in pairwise(written))
    if is_by_season or not goes_on:
        return list(range(1, len(results) + 1))
    return written
