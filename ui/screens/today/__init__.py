"""Today: the first screen of everybody who signs in, with its list of waiting work and its three cards."""
