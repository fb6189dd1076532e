"""The drivers' pages of a shard: rejected by bytes, decoded last.

Belongs here: page boundaries, revisions, what was left out and why. Does not belong here: decompression (streams), wikitext.

The text of a page holds no bare `<`: a dump escapes it. So the end of a text is found by looking for that one byte, which
goes several times faster than any search for words, and the words of the selection rule are looked for in articles alone.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from pipeline.extract.dump.selection import has_sign
from pipeline.extract.dump.shards import Shard
from pipeline.extract.dump.streams import CONTINUED, read_blocks

LARGE_BYTES = 2 * 2**20

_OPEN, _CLOSE = b"<page>", b"</page>"
_REDIRECT_BYTES = 100  # from a page's namespace to its mark of being a redirect
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_PAGE_ID = re.compile(rb"<id>(\d+)</id>")
_REVISION = re.compile(rb"<revision>(.*?)</revision>", re.DOTALL)
_ID_DIGITS = 18
_TIMESTAMP = re.compile(rb"<timestamp>([^<]*)</timestamp>")
_TEXT = re.compile(rb"<text([^>]*?)(?:/>|>(.*?)</text>)", re.DOTALL)
_PLAIN = re.compile(rb"<!\[CDATA\[(.*?)(?:\]\]>|$)", re.DOTALL)  # no wiki writes it, other makers of XML do
_ENTITY = re.compile(r"&(lt|gt|quot|apos|amp|#\d+|#x[0-9A-Fa-f]+);")
_NAMED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}


@dataclass(frozen=True, slots=True)
class Page:
    """One revision of one selected page; `revision_at` in UTC, `text` the wikitext."""

    title: str
    page_id: int
    revision_id: int
    revision_at: datetime
    text: str


@dataclass(slots=True)
class Counts:
    """What a shard held: `pages` in all, and of them how many were taken or left out for which reason."""

    pages: int = 0
    selected: int = 0
    other_namespace: int = 0
    redirects: int = 0
    hidden: int = 0
    large: int = 0
    unreadable: int = 0
    broken_tails: int = 0
    xml_bytes: int = 0

    def as_dict(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


def read_pages(shard: Shard, counts: Counts, *, all_revisions: bool = False) -> Iterator[Page]:
    """The selected pages of a shard in file order: each page's newest revision, or all of them, oldest first.

    `counts` is filled as the pages go by. Damaged bytes never raise: a stream that ends too early or does not
    decompress is read as far as it goes and counted in `broken_tails`. Memory holds one block at a time.
    """
    last = -1
    for block in read_blocks(shard, all_revisions=all_revisions):
        if block is None:
            counts.broken_tails += 1
            continue
        counts.xml_bytes += len(block)
        for start, end in _candidates(block, counts):
            for page in _page(block[start:end], counts, all_revisions=all_revisions):
                counts.selected += page.page_id != last
                last = page.page_id
                yield page


def _candidates(block: bytes, counts: Counts) -> Iterator[tuple[int, int]]:
    """Where the articles that have a sign of a driver begin and end; counts every page of the block."""
    find = block.find
    start = find(_OPEN)
    while start >= 0:
        is_new = not block.startswith(CONTINUED, start)
        counts.pages += is_new
        text = find(b"<text", start)
        following = find(_OPEN, start + len(_OPEN), text if text >= 0 else len(block))
        namespace = find(b"<ns>", start, following if following >= 0 else text)
        is_article = block.startswith(b"<ns>0</ns>", namespace)
        is_redirect = is_article and find(b"<redirect ", namespace, namespace + _REDIRECT_BYTES) >= 0
        counts.other_namespace += namespace >= 0 and not is_article and is_new
        counts.redirects += is_redirect and is_new
        if text < 0 or following >= 0:  # a page without a text
            start = following
            continue
        opened = find(b">", text)
        end = find(_CLOSE, find(b"<", opened)) if opened >= 0 else -1
        if end < 0:
            return
        if (is_article or namespace < 0) and not is_redirect and has_sign(block, opened, end):
            last = block.rfind(_OPEN, start, end)  # a page that breaks off runs into the next one
            counts.unreadable += last > start
            yield last, end
        start = find(_OPEN, end)


def _page(xml: bytes, counts: Counts, *, all_revisions: bool) -> Iterator[Page]:
    head = xml[: xml.find(b"<revision>")]
    if (b"<ns>" in head and b"<ns>0</ns>" not in head) or b"<redirect " in head:
        return
    title, page_id = _TITLE.search(head), _PAGE_ID.search(head)
    revisions = _REVISION.findall(xml)
    if not title or not title[1].strip() or not page_id or not revisions or b"<ns>" not in head:
        counts.unreadable += 1
        return
    found = [page for page in (_revision(title[1], page_id[1], revision, counts) for revision in revisions) if page]
    if not all_revisions:
        found = sorted(found, key=lambda page: (page.revision_at, page.revision_id))[-1:]
        found = [page for page in found if len(revisions) == 1 or has_sign(page.text.encode())]
    yield from found


def _revision(title: bytes, page_id: bytes, xml: bytes, counts: Counts) -> Page | None:
    revision_id, timestamp, text = _PAGE_ID.search(xml), _TIMESTAMP.search(xml), _TEXT.search(xml)
    if not revision_id or not timestamp or not text:
        counts.unreadable += 1
        return None
    if b"deleted=" in text[1] or text[2] is None:
        counts.hidden += 1
        return None
    if len(text[2]) > LARGE_BYTES:
        counts.large += 1
    try:
        return Page(_unescape(title), _id(page_id), _id(revision_id[1]), _time(timestamp[1].decode()), _unescape(text[2]))
    except (ValueError, OverflowError):
        counts.unreadable += 1
        return None


def _id(digits: bytes) -> int:
    if len(digits) > _ID_DIGITS:
        raise ValueError("more than a wiki or DuckDB has ids")
    return int(digits)


def _time(text: str) -> datetime:
    """A time in UTC, as which one without a zone is read. Errors: ValueError, OverflowError where there is no such time."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _unescape(data: bytes) -> str:
    """The text that XML stands for. Errors: ValueError, OverflowError where it is none."""
    parts = _PLAIN.split(data) if b"<" in data else [data]
    texts = (part.decode("utf-8") for part in parts)
    return "".join(text if number % 2 else _ENTITY.sub(_character, text) for number, text in enumerate(texts))


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _NAMED:
        return _NAMED[name]
    character = chr(int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:]))
    character.encode()  # half a pair is no character
    return character
