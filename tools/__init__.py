"""Commands that look after the repository: tests, checks and generated pages."""
