"""Calculations and estimates in Danish words, for the page and for the paper."""
