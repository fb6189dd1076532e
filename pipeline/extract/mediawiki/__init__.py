"""Live articles from a MediaWiki: the Action API, asked as its operators wish.

Belongs here: the client and its manners (client), what the user may set (settings), which titles to follow (follow), where
each of them stands (pages), the values that templates keep on their own pages (expand), and the Source itself (source).
Does not belong here: reading markup, and anything that another source of articles would need too.
"""

from pipeline.extract.mediawiki.follow import Follow
from pipeline.extract.mediawiki.settings import WikiSettings
from pipeline.extract.mediawiki.source import MediaWikiSource

__all__ = ["Follow", "MediaWikiSource", "WikiSettings"]
