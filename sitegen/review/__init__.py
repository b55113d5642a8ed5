"""Reviewing: what is left to do, out to colleagues in files that they know, and back."""
