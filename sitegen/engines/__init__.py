"""The machines that answer Arabic in English, behind one protocol."""
