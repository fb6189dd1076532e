"""One run: the lock, the Dagster instance and its event log, what its steps are handed, and how it ends."""
