"""What readers see of an article's summary: its line in lists, its sentences, the editor's word."""
