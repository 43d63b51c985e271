"""Tables and rules, one file a noun: rows and the functions that keep them right."""
