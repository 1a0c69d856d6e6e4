"""Days, weeks and hours of an agreement, with Danish holidays."""
