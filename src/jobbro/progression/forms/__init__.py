"""Cleaning what is typed about a citizen's way forward."""
