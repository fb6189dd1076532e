"""The search over all drivers, for pages that have no server: small files by the first letters of words, loaded when asked for.

Belongs here: cutting the words into files, and which of them are made anew. Does not belong here: asking (static/paddock.js), or what
a line holds (lists).

A page opened from the disk may load a script and nothing else, so each file is a script that hands over its lines. A word's
first letters are cut as long as it takes to keep a file small; `index.js` says which letters stand in which file.
"""

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from pipeline.report.parts import file_stem
from pipeline.report.record import Record

LARGEST_FILE = 400  # lines
MOST_LINES = 1_000  # of one word: who asks for more needs a second word
FOLDER = "search"
INDEX = f"{FOLDER}/index.js"


def words(text: str) -> set[str]:
    """The words of a text as they are looked up: lower case, without accents."""
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter)[0] != "M")
    return set(re.findall(r"[^\W_]+", text.lower()))


def write_search(
    folder: Path,
    listed: Sequence[tuple[str, str]],
    lines: Callable[[Sequence[int]], Sequence[list[object]]],
    record: Record,
    there: Collection[str],
) -> tuple[set[str], dict[str, str]]:
    """Write into the folder `search` the files that are not there as they are to be; gives all their names, and prints of the new ones.

    `listed` holds for each line the text by whose words it is found, and a hash of the line; `lines` gives lines by their number.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number, (text, _) in enumerate(listed):
        for word in words(text):
            found[word].append(number)
    keys = {prefix: (f"w-{file_stem(prefix)}", numbers) for prefix, numbers in _cut("", sorted(found), found)}
    files = {f"{FOLDER}/{stem}.js": numbers[:MOST_LINES] for stem, numbers in keys.values()}
    known = record.prints(files)
    prints = {name: hashlib.sha256("".join([listed[line][1] for line in shown]).encode()).hexdigest()[:32] for name, shown in files.items()}
    new = {name: digest for name, digest in prints.items() if known.get(name) != digest or name not in there}
    (folder / FOLDER).mkdir(exist_ok=True)
    asked = sorted({line for name in new for line in files[name]})
    found_lines = zip(asked, lines(asked), strict=True)
    written = {number: json.dumps(line, ensure_ascii=False, separators=(",", ":"), default=str) for number, line in found_lines}
    for name in new:
        text = ",\n".join([written[line] for line in files[name]])
        (folder / name).write_text(f'paddock.lines("{Path(name).stem}", [\n{text}\n]);\n', encoding="utf-8")
    said = json.dumps({prefix: (stem, len(numbers)) for prefix, (stem, numbers) in keys.items()}, ensure_ascii=False, separators=(",", ":"))
    (folder / INDEX).write_text(f"paddock.keys({said}, {len(listed)});\n", encoding="utf-8")
    return {*files, INDEX}, new


def _cut(prefix: str, those: list[str], found: dict[str, list[int]]) -> Iterator[tuple[str, list[int]]]:
    """The files of the words that begin with `prefix`: the letters they share and the numbers of their lines."""
    numbers = {number for word in those for number in found[word]}
    if len(numbers) <= LARGEST_FILE or those == [prefix]:
        yield prefix, sorted(numbers)
        return
    for longer, group in groupby(those, key=lambda word: word[: len(prefix) + 1]):
        yield from _cut(longer, list(group), found) if longer != prefix else [(prefix, sorted(found[prefix]))]
