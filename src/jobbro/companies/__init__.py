"""Companies, their sites, contacts, staff and tasks: the municipality's one memory of them."""
