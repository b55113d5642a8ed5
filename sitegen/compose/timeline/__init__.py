"""What happened when, as the articles tell it: every event once."""
