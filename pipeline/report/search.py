"""The search over all drivers, for pages that have no server: small files by the first letters of words, loaded when asked for.

Belongs here: cutting the words into files. Does not belong here: asking (static/paddock.js), or what a line holds (lists).

A page opened from the disk may load a script and nothing else, so each file is a script that hands over its lines. A word's
first letters are cut as long as it takes to keep a file small; `index.js` says which letters stand in which file.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

LARGEST_FILE = 400  # lines
MOST_LINES = 1_000  # of one word: who asks for more needs a second word
FOLDER = "search"


def words(text: str) -> set[str]:
    """The words of a text as they are looked up: lower case, without accents."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter)[0] != "M")
    return set(re.findall(r"[^\W_]+", plain.lower()))


def write_search(folder: Path, lines: Iterable[tuple[str, list[object]]]) -> None:
    """Write the index of `lines` into the folder `search`: each line comes with the text by whose words it is found."""
    target = folder / FOLDER
    target.mkdir()
    written: list[str] = []
    found: dict[str, list[int]] = defaultdict(list)
    for text, line in lines:
        for word in words(text):
            found[word].append(len(written))
        written.append(json.dumps(line, ensure_ascii=False, separators=(",", ":"), default=str))
    keys: dict[str, tuple[int, int]] = {}
    for number, (prefix, numbers) in enumerate(_cut("", sorted(found), found)):
        keys[prefix] = (number, len(numbers))
        listed = ",\n".join(written[line] for line in numbers[:MOST_LINES])
        (target / f"{number}.js").write_text(f"paddock.lines({number}, [\n{listed}\n]);\n", encoding="utf-8")
    shown = json.dumps(keys, ensure_ascii=False, separators=(",", ":"))
    (target / "index.js").write_text(f"paddock.keys({shown}, {len(written)});\n", encoding="utf-8")


def _cut(prefix: str, those: list[str], found: dict[str, list[int]]) -> Iterator[tuple[str, list[int]]]:
    """The files of the words that begin with `prefix`: the letters they share and the numbers of their lines."""
    numbers = {number for word in those for number in found[word]}
    if len(numbers) <= LARGEST_FILE or those == [prefix]:
        yield prefix, sorted(numbers)
        return
    for longer, group in groupby(those, key=lambda word: word[: len(prefix) + 1]):
        yield from _cut(longer, list(group), found) if longer != prefix else [(prefix, sorted(found[prefix]))]
