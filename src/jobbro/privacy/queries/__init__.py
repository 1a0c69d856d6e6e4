"""What the pages about privacy show."""
