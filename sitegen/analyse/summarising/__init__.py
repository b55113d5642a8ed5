"""Which sentences sum an article up: ranked, held to standing alone, chosen."""
