"""Where an English sentence says the dates that its Arabic sentence says."""
