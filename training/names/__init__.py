"""Trains the name tagger of `sitegen.tagging` and builds its word lists."""
