"""What can be asked and written on the pages of the rulebook and the toolboxes."""
