"""Databases and servers that live as long as a test run."""
