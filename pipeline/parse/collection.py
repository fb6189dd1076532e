"""The search for cyclic garbage while an article is read.

Belongs here: putting it off. Does not belong here: reading.
"""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Generator[None]:
    """Put off the search for cyclic garbage: parsing makes next to none, and the search takes a tenth of a new article's time.

    In a table of very many cells it takes more, and more than in proportion to them.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()
