"""How long builds and translations take, measured by running the real thing."""
