"""Pages for people without an account, opened by a link that only they have."""
