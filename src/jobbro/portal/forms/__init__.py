"""What the holder of a link can write."""
