"""The text checks as pages and commands; stores nothing personal."""
