"""Names of persons, organisations and places in running Arabic, on a list or not."""
