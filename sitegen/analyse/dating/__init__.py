"""When a text says that something was: its time expressions, found and read."""
