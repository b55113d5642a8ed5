"""The index of actors, a page for each, their feeds, and the drawing of who is named with whom."""
