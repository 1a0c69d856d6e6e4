"""Clients for the world outside; they know plain data and no cases."""
