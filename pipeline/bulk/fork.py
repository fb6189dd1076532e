"""What every worker of this machine begins with: loaded once, by the process that workers are forked from.

Belongs here: libraries that take long to load and start no thread, for a thread is lost in a fork, and settings of those
that a worker loads itself. Does not belong here: anything that loads Polars, which starts threads as it loads.
"""

import os

import fsspec.implementations.local  # noqa: F401 - loaded for those who fork from here

os.environ.setdefault("POLARS_MAX_THREADS", "1")  # a worker is one of as many as there are cores, its frames are small
