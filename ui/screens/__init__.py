"""One screen for each job in compounder.services; screens do not know each other."""
