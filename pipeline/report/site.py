"""The folder of pages: the template environment, writing, and splitting what would make a page too large.

Belongs here: how pages are made and how large they may be. Does not belong here: what is on them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from markupsafe import Markup

from pipeline.report import values
from pipeline.report.links import page_name, safe_url

LARGEST_PAGE = 400_000  # bytes of the blocks of one page; the promise is 500 KB with everything around them
STATIC = ("paddock.css", "paddock.js")
_HERE = Path(__file__).parent


@dataclass(slots=True)
class Site:
    """Pages written into `folder`; `sizes` holds the bytes of each by its name, `everywhere` what all templates see."""

    folder: Path
    environment: jinja2.Environment
    everywhere: dict[str, object]
    sizes: dict[str, int] = field(default_factory=dict)

    def write(self, name: str, template: str, **context: object) -> None:
        """Render one page and write it as UTF-8."""
        content = self.environment.get_template(template).render(file_name=name, **self.everywhere, **context).encode("utf-8", "replace")
        (self.folder / name).write_bytes(content)
        self.sizes[name] = len(content)

    def block(self, template: str, macro: str, *arguments: object) -> Markup:
        """Render one macro of a template: a part of a page that may be split."""
        module = self.environment.get_template(template).module
        return getattr(module, macro)(*arguments)

    def write_split(self, stem: str, template: str, blocks: Iterable[Markup], **context: object) -> list[str]:
        """Write blocks over as many pages as they need: `stem.html`, `stem-2.html`, ... Gives the names."""
        chunks = list(_chunks(blocks))
        names = [f"{stem}.html" if number == 1 else f"{stem}-{number}.html" for number in range(1, len(chunks) + 1)]
        for number, (name, chunk) in enumerate(zip(names, chunks, strict=True), 1):
            self.write(name, template, blocks=chunk, pages=names if len(names) > 1 else [], page_no=number, **context)
        return names


def open_site(folder: Path, **everywhere: object) -> Site:
    """An empty site in `folder`, with its style sheet and script; `everywhere` is seen by every page."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(words=values.words, count=_count, url=safe_url, page=page_name, percent=values.percent, day=_day)
    for name in STATIC:
        (folder / name).write_bytes((_HERE / "static" / name).read_bytes())
    return Site(folder, environment, everywhere)


def _count(value: int | None) -> str:
    """A count with thin spaces between the thousands."""
    return "" if value is None else f"{value:,}".replace(",", "\u202f")


def _day(value: object) -> str:
    """The day of a time, as `2026-08-12`; empty for none."""
    return "" if value is None else str(value)[:10]


def _chunks(blocks: Iterable[Markup]) -> Iterator[list[Markup]]:
    chunk: list[Markup] = []
    size = 0
    for block in blocks:
        length = len(block.encode())
        if chunk and size + length > LARGEST_PAGE:
            yield chunk
            chunk, size = [], 0
        chunk.append(block)
        size += length
    yield chunk
