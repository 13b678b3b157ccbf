"""Records: what happened, and whether it can be proved."""
