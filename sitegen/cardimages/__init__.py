"""Images of pages for those that show links: shaped, laid out and drawn here, offline."""
