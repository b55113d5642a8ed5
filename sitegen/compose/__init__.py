"""Articles become a digest: actors, resolved dates, days."""
