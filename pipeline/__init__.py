"""Paddock: Wikipedia's racing-driver articles as an analytics-ready DuckDB warehouse.

Where to look, in the order of the flow:
extract   extract, bulk (whole dumps), sensor, schedule; guard and removal decide which snapshot of an article counts
parse     parse is pure; parsing is its asset
staging   staging, contract, corrections, history
mart      mart runs sql/mart; catalogue, lineage and stored know every table before there is one; part builds some drivers alone
check     check runs sql/check
publish   publish; release (the file), exports, report, preview (charts)
around    cli and command (`paddock`), definitions and run (Dagster), warehouse, opening and faults (DuckDB), settings, storage, docs
"""

__version__ = "0.1.0"
