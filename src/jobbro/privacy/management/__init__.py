"""Commands about the look-up log."""
