"""What was published when, and what of it reads otherwise since."""
