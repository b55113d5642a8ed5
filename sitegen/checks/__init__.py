"""What is doubtful about the English of a sentence, each doubt with its reason."""
