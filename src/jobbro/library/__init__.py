"""The only reader of content/: loads, validates and caches it."""
