"""Which articles tell the same news: shared wording, actors and days make a story."""
