"""Checks on a text; they return findings with positions."""
