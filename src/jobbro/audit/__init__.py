"""What was changed, and who looked: two streams that nobody can bend afterwards."""
