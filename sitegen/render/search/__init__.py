"""The index that readers search in: made by the build, read by the search page's script."""
