"""Pages about privacy."""
