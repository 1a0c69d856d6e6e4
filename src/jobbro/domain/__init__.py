"""The thoughts of the trade as pure functions: no Django, no files, no clock, no network."""
