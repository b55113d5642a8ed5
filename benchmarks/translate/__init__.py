"""How fast sentences are translated: sitegen beside Argos Translate, on a model made for it."""
