"""Segments become English: reviewed work first, then drafts, then the machine."""
