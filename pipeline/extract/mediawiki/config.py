"""The wiki's settings as Dagster config, so that the launchpad shows them with their defaults.

Belongs here: one field for each setting, and making a source of them. Does not belong here: what a setting does (settings, follow).
"""

import dagster as dg
from pydantic import Field

from pipeline.extract.mediawiki.follow import Follow
from pipeline.extract.mediawiki.settings import WikiSettings
from pipeline.extract.mediawiki.source import MediaWikiSource

_NAMES = ("interval", "batch", "maxlag", "attempts", "backoff", "backoff_cap", "retry_after_cap", "connect_timeout", "deadline")
_DEFAULTS = WikiSettings(contact="")


class WikiConfig(dg.Config):
    """What to follow on the wiki, and how to ask it. The contact, the address and a token come from the environment only."""

    category: str = Field(default="", description="Follow this category's articles instead of the watchlist: `Female racing drivers`.")
    depth: int = Field(default=0, description="How many levels of subcategories to enter.")
    infobox: str = Field(default="", description="Follow the articles that embed this template: `Infobox racing driver`.")
    limit: int = Field(default=20_000, description="The most articles that a category or an infobox may bring; more is a mistake.")
    interval: float = Field(default=_DEFAULTS.interval, description="Seconds between the starts of two requests, which never overlap.")
    batch: int = Field(default=_DEFAULTS.batch, description="Articles in one request; wikis allow 50.", ge=1, le=500)
    maxlag: int = Field(default=_DEFAULTS.maxlag, description="Seconds of database lag from which the wiki puts us off.")
    attempts: int = Field(default=_DEFAULTS.attempts, description="How often a request is made before the run ends.", ge=1)
    backoff: float = Field(default=_DEFAULTS.backoff, description="Seconds before the second attempt; they double, with jitter.")
    backoff_cap: float = Field(default=_DEFAULTS.backoff_cap, description="The longest of those waits, in seconds.")
    retry_after_cap: float = Field(default=_DEFAULTS.retry_after_cap, description="A longer Retry-After, in seconds, ends the run.")
    connect_timeout: float = Field(default=_DEFAULTS.connect_timeout, description="Seconds to wait for a connection.")
    deadline: float = Field(default=_DEFAULTS.deadline, description="Seconds in which a whole answer has to arrive.")

    def source(self, titles: list[str]) -> MediaWikiSource:
        """The source that these settings describe. Errors: SourceMisused without a usable PADDOCK_CONTACT."""
        settings = WikiSettings.from_environment(**{name: getattr(self, name) for name in _NAMES})
        follow = Follow(tuple(titles), category=self.category, depth=self.depth, infobox=self.infobox, limit=self.limit)
        return MediaWikiSource(settings, follow)
