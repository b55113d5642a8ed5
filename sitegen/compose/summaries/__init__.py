"""What several articles tell, in some of their sentences: of a story, of a day."""
