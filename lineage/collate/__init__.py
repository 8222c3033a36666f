"""Which passages answer to which, and how their wordings differ."""
