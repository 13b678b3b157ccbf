"""What the pharmacy talks about: frozen records and pure functions."""
