"""Formulations: which one is in force, one version, two versions side by side, its evidence and its error drill."""
