"""Exports of a published file: Parquet and CSV of every mart beside it (writing), Delta tables for many readers (serve).

Belongs here: what others than DuckDB read. Does not belong here: the published file itself (release), the report.
"""
