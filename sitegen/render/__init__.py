"""The composed digest becomes files under site/; templates see views, never live objects."""
