"""The source that needs no network: a folder of article files listed in its `articles.csv`.

Belongs here: reading the manifest and its files, and saying exactly what is wrong with either. Does not belong here:
judging what an article says.

The manifest is the user's own: whatever is wrong with it (a missing file, a wrong sha256, an article listed twice) stops
the run, with its line and the remedy. A file that is as the manifest says but holds no text is one article's misfortune:
the run goes on without it. Rows of format `html` are the wiki's own rendering, kept beside articles for tests, and are
no articles. One title may be listed with several revisions: each is a snapshot.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from pipeline.extract.source import FORMATS, Fetched, Known, Missing, News, SourceMisused, is_title

COLUMNS = ("file", "title", "revision_id", "permalink", "fetched_at", "format", "licence", "sha256")
NOT_ARTICLES = ("html",)
LARGEST_ID = 2**63  # what a BIGINT holds
MOST_SHOWN = 60  # characters of a wrong value in a message


class SeedSource:
    """The articles of `folder/articles.csv`, in its order; `titles` narrows them for one run.

    Errors: SourceMisused for anything wrong with the manifest.
    """

    name = "seeds"

    def __init__(self, folder: Path, titles: Sequence[str] = ()) -> None:
        """Remember where to read; nothing is read before `articles`."""
        self.manifest = folder / "articles.csv"
        self.titles = frozenset(titles)

    def articles(self, known: Sequence[Known]) -> Iterator[News]:  # noqa: ARG002 - files are at hand: nothing is saved by knowing
        """Every listed article, or why it cannot be read."""
        entries = list(self._entries())
        absent = self.titles - {entry["title"] for _, entry in entries}
        if absent:
            raise SourceMisused(
                f"{self.manifest} lists no article {', '.join(map(repr, sorted(absent)))}",
                "add it to the manifest, or use --source wikipedia",
            )
        if not entries:
            raise SourceMisused(f"{self.manifest} lists no article", "add a line for each article (README, 'add an article')")
        for line, entry in entries:
            if not self.titles or entry["title"] in self.titles:
                yield self._read(line, entry)

    def _entries(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The manifest's lines that are articles, each checked against the ones before it."""
        seen: dict[tuple[str, str], int] = {}
        try:
            text = self.manifest.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise SourceMisused(
                f"{self.manifest} cannot be read ({error})", "set PADDOCK_ARTICLES to a folder with an articles.csv in UTF-8"
            ) from error
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        try:
            names = list(reader.fieldnames or ())
        except csv.Error as error:
            raise self._wrong(1, str(error), "write the manifest as plain CSV") from error
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise self._wrong(1, f"the column {', '.join(twice)} stands twice", f"write the header {','.join(COLUMNS)}")
        missing = [column for column in COLUMNS if column not in names]
        if missing:
            raise SourceMisused(f"{self.manifest}, line 1: no column {', '.join(missing)}", f"write the header {','.join(COLUMNS)}")
        try:
            for entry in reader:
                if None in entry or None in entry.values():
                    raise self._wrong(
                        reader.line_num, "the line has more or fewer values than the header", "quote values that hold a comma"
                    )
                if entry["format"] in NOT_ARTICLES:
                    continue
                key = (entry["title"], entry["revision_id"])
                if key in seen:
                    raise self._wrong(
                        reader.line_num, f"{entry['title']} is listed already in line {seen[key]}", "remove one of the two lines"
                    )
                seen[key] = reader.line_num
                yield reader.line_num, entry
        except csv.Error as error:
            raise self._wrong(reader.line_num, str(error), "write the manifest as plain CSV") from error

    def _check(self, line: int, entry: dict[str, str]) -> None:
        """Errors: SourceMisused where a value of the line cannot be."""
        title, permalink = entry["title"], entry["permalink"]
        if entry["format"] not in FORMATS:
            raise self._wrong(line, f"the format {entry['format']!r} is not known", f"write {' or '.join(FORMATS)}")
        if not title.strip():
            raise self._wrong(line, "there is no title", "write the article's title on the wiki")
        if not is_title(title):
            raise self._wrong(line, f"no article can have the title {title[:MOST_SHOWN]!r}", "write the article's title on the wiki")
        if not re.fullmatch(r"(?:https?://\S+)?", permalink):
            raise self._wrong(line, f"the permalink {permalink[:MOST_SHOWN]!r} is no web address", "write one, or leave it blank")
        if not entry["licence"].strip():
            raise self._wrong(line, "there is no licence", "write the licence of the article's text, such as CC BY-SA 4.0")

    def _bytes(self, line: int, path: Path) -> bytes:
        fault = "it is no file" if path.exists() and not path.is_file() else ""  # a pipe or a device might give for ever
        try:
            if not fault:
                return path.read_bytes()
        except (OSError, ValueError) as error:
            fault = str(error)
        raise self._wrong(line, f"{path} cannot be read ({fault})", "put the file there, or remove the line")

    def _read(self, line: int, entry: dict[str, str]) -> News:
        self._check(line, entry)
        path = self.manifest.parent / entry["file"]
        data = self._bytes(line, path)
        if hashlib.sha256(data).hexdigest() != entry["sha256"].strip().casefold():
            raise self._wrong(
                line,
                f"{path} is not the file that was listed: its sha256 differs",
                "restore the file, or list its new sha256 if you changed it",
            )
        fetched_at = self._time(line, entry["fetched_at"])
        revision_id = self._revision(line, entry["revision_id"])
        try:
            content = data.decode("utf-8")
        except UnicodeDecodeError as error:
            return self._unreadable(entry, path, f"byte {error.start + 1} is not UTF-8", "save the file as UTF-8 and list its new sha256")
        if not content.strip() or "\0" in content:
            what = "it holds NUL bytes, so it is no text" if content.strip() else "it is empty"
            return self._unreadable(entry, path, what, "fetch the article again and list its new sha256")
        url = f"https://en.wikipedia.org/wiki/{quote(entry['title'].replace(' ', '_'))}"
        return Fetched(
            title=entry["title"],
            format=entry["format"],
            content=content,
            fetched_at=fetched_at,
            url=url,
            permalink=entry["permalink"] or url,
            place=str(path),
            licence=entry["licence"],
            revision_id=revision_id,
            byte_size=len(data),
            sha256=entry["sha256"].strip().casefold(),
        )

    def _time(self, line: int, text: str) -> datetime:
        try:
            time = datetime.fromisoformat(text)
            time = time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
        except (ValueError, OverflowError) as error:
            raise self._wrong(line, f"fetched_at {text!r} is no ISO time", "write it as 2026-07-21T09:49:09+00:00") from error
        return time

    def _revision(self, line: int, text: str) -> int | None:
        if not text.strip():
            return None
        if not text.strip().isdecimal() or not 0 < int(text[:MOST_SHOWN]) < LARGEST_ID:
            raise self._wrong(line, f"revision_id {text!r} is no number", "write the wiki's revision id, or leave it blank")
        return int(text)

    def _wrong(self, line: int, message: str, remedy: str) -> SourceMisused:
        return SourceMisused(f"{self.manifest}, line {line}: {message}", remedy)

    def _unreadable(self, entry: dict[str, str], path: Path, message: str, remedy: str) -> Missing:
        return Missing(title=entry["title"], reason="unreadable", place=str(path), message=message, remedy=remedy)
