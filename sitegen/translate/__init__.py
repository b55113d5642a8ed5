"""Segments become English: reviewed work, then drafts, then the machine held to its source."""
