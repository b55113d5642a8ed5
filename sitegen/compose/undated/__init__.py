"""The days on which articles without a date were probably published."""
