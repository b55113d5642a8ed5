"""Stories for readers: their pages, the digest's cards, and the words that reports share."""
