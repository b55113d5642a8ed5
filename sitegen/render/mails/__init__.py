"""A day of the digest as an e-mail: one HTML file and its twin in plain text."""
