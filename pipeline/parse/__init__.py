"""Pure parsing: an article's markup to addressed cells, and cells to claims as Polars frames.

Belongs here: everything that turns text into claims, and the two functions other programs call, `read_tables` and
`parse_article`. Does not belong here: Dagster, DuckDB, the network, the clock.
"""

from pipeline.parse.article import Article, parse_article
from pipeline.parse.markup.scan import read_tables

__all__ = ["Article", "parse_article", "read_tables"]
