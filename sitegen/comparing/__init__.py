"""What another engine, model or mode would change, before anything is changed."""
