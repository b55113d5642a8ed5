"""What pages tell programs of themselves, in the words of schema.org (JSON-LD)."""
