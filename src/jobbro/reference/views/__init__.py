"""The pages of the rulebook and the toolboxes."""
