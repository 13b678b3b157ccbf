"""The calculators of the qualification catalogue, one module a family, shared by the planner and the screens."""
