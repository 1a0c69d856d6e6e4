"""What the front page, the areas and the search show."""
