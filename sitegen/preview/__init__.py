"""The preview: the built site on this machine alone, with pages that reload after each build."""
