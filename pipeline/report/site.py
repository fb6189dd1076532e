"""The folder of pages: the template environment, writing, and splitting what would make a page too large.

Belongs here: how pages are made and how large they may be. Does not belong here: what is on them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from pipeline.report import values
from pipeline.report.contradictions import difference, scope
from pipeline.report.links import page_name, safe_url

LARGEST_PAGE = 400_000  # bytes of the blocks of one page; the promise is 500 KB with everything around them
STATIC = ("paddock.css", "paddock.js")
HERE = Path(__file__).parent


@dataclass(slots=True)
class Site:
    """Pages written into `folder`."""

    folder: Path
    environment: jinja2.Environment

    def write(self, name: str, template: str, **context: object) -> None:
        """Render one page and write it as UTF-8."""
        content = self.environment.get_template(template).render(file_name=name, **context).encode("utf-8", "replace")
        (self.folder / name).write_bytes(content)

    def macro(self, template: str, name: str) -> Callable[..., str]:
        """A macro of a template: a part of a page that may be split."""
        return getattr(self.environment.get_template(template).module, name)

    def write_split(self, stem: str, template: str, blocks: Iterable[str], **context: object) -> list[str]:
        """Write blocks over as many pages as they need: `stem.html`, `stem-2.html`, ... Gives the names."""
        chunks = list(_chunks(blocks))
        names = page_names(stem, len(chunks))
        for number, (name, chunk) in enumerate(zip(names, chunks, strict=True)):
            after = names[number + 1] if number + 1 < len(names) else ""
            self.write(name, template, blocks=Markup("").join(chunk), before=names[number - 1] if number else "", after=after, **context)
        return names


def page_names(stem: str, number: int) -> list[str]:
    """The names of so many pages over which one part of a list goes."""
    return [f"{stem}.html" if page == 1 else f"{stem}-{page}.html" for page in range(1, number + 1)]


def write_static(folder: Path) -> None:
    """Write the style sheet and the script."""
    for name in STATIC:
        (folder / name).write_bytes((HERE / "static" / name).read_bytes())


def open_site(folder: Path) -> Site:
    """The site in `folder`, whatever it holds already."""
    return Site(folder, _environment())


@cache
def _environment() -> jinja2.Environment:
    """The templates, translated once for each process."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(words=values.words, count=_count, url=safe_url, page=page_name, percent=values.percent, day=_day)
    environment.filters.update(number=values.number, metric=values.metric_name, kind=_kind, scope=scope, difference=difference)
    return environment


def _count(value: int | None) -> str:
    """A count with thin spaces between the thousands."""
    return "" if value is None else f"{value:,}".replace(",", "\u202f")


def _kind(name: str | None) -> str:
    """What sort of contradiction it is, in words; empty for none."""
    return values.KINDS.get(name or "", "")


def _day(value: object) -> str:
    """The day of a time, as `2026-08-12`; empty for none."""
    return "" if value is None else str(value)[:10]


def _chunks(blocks: Iterable[str]) -> Iterator[list[Markup]]:
    """The blocks of each page."""
    chunk: list[Markup] = []
    size = 0
    for block in blocks:
        length = len(block.encode())
        if chunk and size + length > LARGEST_PAGE:
            yield chunk
            chunk, size = [], 0
        chunk.append(Markup(block))  # noqa: S704 - blocks are what templates made
        size += length
    yield chunk
