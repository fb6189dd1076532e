"""Wikipedia's XML dumps as a source: which bytes to read, which pages to take, what they say.

Belongs here: cutting dump files into shards, decompressing a shard, finding the drivers' pages in it by bytes.
Does not belong here: parsing an article (parse), running shards on cores or a cluster (engine), storing rows (warehouse).
"""

from pipeline.extract.dump.pages import Counts, Page, read_pages
from pipeline.extract.dump.shards import DumpError, Shard, plan, site

__all__ = ["Counts", "DumpError", "Page", "Shard", "plan", "read_pages", "site"]
