"""Who has looked, what is kept about people and why, and everything about one citizen in one file."""
