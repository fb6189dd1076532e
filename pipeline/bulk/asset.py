"""The dump as Dagster sees it: one partition for each dump file, its shards inside.

Belongs here: the partitioned asset and its config. Does not belong here: how a dump is read (load).

A partition's key is the file's path or URL, so that a backfill over several files needs nothing else. The asset fills the
build file; the refresh job, run after it, stages, checks and publishes what came.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from os import process_cpu_count_or_one

import dagster as dg
from pydantic import Field

from pipeline.bulk.engine import Engine, EngineUnreachable, ShardsFailed
from pipeline.bulk.load import DumpRun, read_dump
from pipeline.catalogue import catalogue
from pipeline.extract.dump import DumpError
from pipeline.extract.source import SourceMisused, SourceUnreachable
from pipeline.resource import Warehouse, facts, failures, key, spec
