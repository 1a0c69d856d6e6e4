"""What the pages about companies need to know; all reading happens here, the templates only show."""
