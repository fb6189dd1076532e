"""Exports: Parquet and CSV of every mart beside the published file; writing says what, the others how parts are kept."""
