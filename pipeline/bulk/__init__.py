"""Whole dumps: one function over one shard, run on this machine's cores or on a Dask cluster.

Belongs here: turning shards into Parquet and running many of them. Does not belong here: reading a dump (extract.dump),
parsing an article (parse), loading rows into DuckDB (warehouse).
"""
