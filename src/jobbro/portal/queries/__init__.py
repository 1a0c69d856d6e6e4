"""What the pages behind a link show."""
