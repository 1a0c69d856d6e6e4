"""Pages about a citizen's way forward."""
