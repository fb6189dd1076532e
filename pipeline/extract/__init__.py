"""Where articles come from: one Source protocol, several sources, and the asset that keeps what they give.

Belongs here: fetching, and choosing the source of a run. Does not belong here: reading markup.
"""

import dagster as dg
from pydantic import Field

from pipeline.extract.seeds import SeedSource
from pipeline.extract.source import Source, SourceMisused
from pipeline.settings import articles_folder


class ExtractConfig(dg.Config):
    """Which articles a run looks at."""

    source: str = Field(default="seeds", description="Where articles come from: `seeds` (the folder of PADDOCK_ARTICLES, no network).")
    titles: list[str] = Field(default=[], description="Article titles; they replace the source's own list for this run.")


def open_source(config: ExtractConfig) -> Source:
    """The source that a run's config names. Errors: SourceMisused where there is none of that name."""
    match config.source:
        case "seeds":
            return SeedSource(articles_folder(), config.titles)
        case other:
            raise SourceMisused(f"there is no source {other!r}", "use seeds")
