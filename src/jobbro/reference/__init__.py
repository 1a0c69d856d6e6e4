"""Pages and commands that show what content/ holds."""
