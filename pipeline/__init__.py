"""Paddock: Wikipedia's racing-driver articles as an analytics-ready DuckDB warehouse."""
