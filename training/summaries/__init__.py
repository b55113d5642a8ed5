"""Learns what a sentence's features weigh from the extracts that people made of articles."""
