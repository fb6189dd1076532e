"""Releases: the published file, how the next one comes about, and what lies between two of them."""
