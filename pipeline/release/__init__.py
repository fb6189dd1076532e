"""Releases: the published file, how the next one comes about, what lies between two of them, and how many are served one."""
