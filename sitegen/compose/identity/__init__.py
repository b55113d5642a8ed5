"""Who is who: the names of all articles become actors."""
