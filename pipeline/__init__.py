"""Paddock: Wikipedia's racing-driver articles as an analytics-ready DuckDB warehouse."""

__version__ = "0.1.0"
