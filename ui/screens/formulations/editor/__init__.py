"""The place where a formulation, or the next version of one, is written."""
