"""What pages about a citizen's way forward show."""
