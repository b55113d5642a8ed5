"""Outlets and agencies: who published what, and what became of it."""
