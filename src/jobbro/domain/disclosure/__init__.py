"""Who may see which fact about a person, and on what ground."""
