"""My day, the areas and the search: read-only across the apps; no models of its own."""
