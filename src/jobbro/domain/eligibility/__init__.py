"""May this plan be carried out, and by which rules."""
