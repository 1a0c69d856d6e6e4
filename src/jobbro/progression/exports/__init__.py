"""Papers about a citizen's way forward."""
