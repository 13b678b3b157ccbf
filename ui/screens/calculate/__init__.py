"""Calculate: the calculators, each with a form made from its declaration, a live result and its derivation."""
