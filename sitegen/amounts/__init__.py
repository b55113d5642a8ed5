"""The numbers that Arabic and English texts speak of, as exact amounts that can be compared."""
