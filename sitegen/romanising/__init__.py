"""Arabic names in Latin letters, each marked with how it was found."""
