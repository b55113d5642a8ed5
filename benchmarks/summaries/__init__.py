"""How near summaries come to what people take out of an article: contestants and measures."""
