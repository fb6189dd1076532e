"""The dump as Dagster sees it: one partition for each dump file, its shards inside.

Belongs here: the partitioned asset. Does not belong here: how a dump is read (load).

A partition's key is the file's path or URL, so that a backfill over several files needs nothing else. The asset fills the
build file; the refresh job, run after it, stages, checks and publishes what came.
"""

import dagster as dg

from pipeline.bulk.config import DumpConfig
from pipeline.catalogue import catalogue
from pipeline.run.resource import Warehouse, facts, failures, key, spec

FILES = dg.DynamicPartitionsDefinition(name="dump_file")

_FILE = spec(catalogue().tables["raw.dump_file"], "extract", deps=[], kinds=("python", "parquet", "wikipedia"))
_HOW = (
    "A partition is a dump file's path or URL: add one under Materialize, then run `refresh`, which stages, checks and publishes what came."
)


@dg.multi_asset(
    name="read_dump",
    specs=[_FILE.replace_attributes(description=f"{_FILE.description} {_HOW}")],
    partitions_def=FILES,
)
def dump_file(context: dg.AssetExecutionContext, config: DumpConfig, warehouse: Warehouse) -> dg.MaterializeResult:
    """Read every driver's article of one dump file, and its claims, into the build file."""
    with failures():
        counts = config.read(warehouse.connection, warehouse.path / "build", context.partition_key, context.log.info)
    counts["rejected_pages"] = counts["pages"] - counts["selected"]
    numbers = {name: dg.MetadataValue.int(count) for name, count in counts.items()}
    return dg.MaterializeResult(asset_key=key("raw.dump_file"), metadata={**facts(warehouse.connection, "raw.dump_file"), **numbers})
