"""Makes the model and the list of name parts that `sitegen romanise` uses."""
