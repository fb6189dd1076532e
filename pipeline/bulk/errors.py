"""What a dump or its workers raise, as the two kinds of failure that every source has.

Belongs here: that translation. Does not belong here: exit codes (run.ending).
"""

from collections.abc import Generator
from contextlib import contextmanager

from pipeline.bulk.engine import EngineUnreachable, ShardsFailed
from pipeline.bulk.work import PartLost
from pipeline.extract.dump.shards import DumpError
from pipeline.extract.source import SourceMisused, SourceUnreachable


@contextmanager
def as_source() -> Generator[None]:
    """Turn what a dump or its workers raise into a source's two kinds of failure."""
    try:
        yield
    except DumpError as error:
        message, _, remedy = str(error).partition(". ")
        raise SourceMisused(message, remedy) from error
    except EngineUnreachable as error:
        message, _, remedy = str(error).partition(". ")
        raise SourceUnreachable(message, remedy) from error
    except ShardsFailed as error:
        raise SourceUnreachable(str(error), "mend the cause and run again: finished shards are kept") from error
    except PartLost as error:
        raise SourceUnreachable(str(error), "run again: that shard is done anew, the others are kept") from error
