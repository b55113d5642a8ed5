"""Watch mode: changed files lead to one build each, and whoever listens is told what came of it."""
