"""Planned and running placements: one record that every text and check is made from."""
