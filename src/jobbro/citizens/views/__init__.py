"""Pages about citizens."""
