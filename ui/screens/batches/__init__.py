"""Batches: where each one stands, and its path from plan to label."""
