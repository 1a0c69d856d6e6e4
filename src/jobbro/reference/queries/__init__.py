"""What the pages of the rulebook and the toolboxes show."""
