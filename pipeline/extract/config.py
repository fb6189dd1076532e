"""Which source a run reads, as Dagster config that the launchpad shows.

Belongs here: the choice of the source and its settings. Does not belong here: what a source does.
"""

import dagster as dg
from pydantic import Field

from pipeline.bulk.config import DumpConfig
from pipeline.extract.mediawiki.config import WikiConfig
from pipeline.extract.seeds import SeedSource
from pipeline.extract.source import Source, SourceMisused
from pipeline.settings import articles_folder


class ExtractConfig(dg.Config):
    """Which articles a run looks at."""

    source: str = Field(
        default="seeds",
        description="Where articles come from: `seeds` (PADDOCK_ARTICLES, no network), `wikipedia` (needs PADDOCK_CONTACT) or `dump`.",
    )
    titles: list[str] = Field(default=[], description="Article titles; they replace the source's own list for this run.")
    dumps: list[str] = Field(default=[], description="The dump files of the source `dump`: paths or URLs of .xml.bz2 or .xml files.")
    reading: DumpConfig = Field(default=DumpConfig(), description="How a dump is read.")
    wiki: WikiConfig = Field(default=WikiConfig(), description="What to follow on the wiki, and how to ask it.")


def open_source(config: ExtractConfig) -> Source:
    """The source that a run's config names. Errors: SourceMisused where there is none of that name."""
    match config.source:
        case "seeds":
            return SeedSource(articles_folder(), config.titles)
        case "wikipedia":
            return config.wiki.source(config.titles)
        case other:
            raise SourceMisused(f"there is no source {other!r}", "use seeds or wikipedia")
