"""What pages, papers and checks need to know about placements."""
