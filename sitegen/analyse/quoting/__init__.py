"""Who said what: the quotes of a text with their speakers and reporting verbs."""
