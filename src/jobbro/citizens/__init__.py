"""Citizens: as little as the work needs, behind the strictest door."""
