"""Whom an article names: from lists, by the tagger and by rule, joined within the article."""
