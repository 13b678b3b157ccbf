"""Settings: what is set, by whom, since when; the people, balances and printers of the pharmacy and this station."""
