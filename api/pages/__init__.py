"""Pages for people: the web chat."""
