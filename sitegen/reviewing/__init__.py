"""Reviewing a site's English: how far it is, out to colleagues, back into the PO files."""
