"""Raw articles and the editor's files become typed values; nothing here interprets language."""
