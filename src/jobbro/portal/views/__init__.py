"""Pages behind a link, and the page on which a citizen's link is made."""
