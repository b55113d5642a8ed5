"""One article at a time, pure: sentences, names, quotes, date expressions, summary."""
