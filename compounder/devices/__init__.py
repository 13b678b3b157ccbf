"""What is plugged in: balances, real and simulated."""
