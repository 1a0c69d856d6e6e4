"""What a dated rule is, and the one way to look it up."""
