"""Reaching other machines: which addresses, how, how long, and what to say when it fails."""
