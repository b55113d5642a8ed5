"""The translation memory: what people and machines wrote for each segment, in PO files."""
