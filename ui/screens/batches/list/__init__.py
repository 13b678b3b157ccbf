"""The list of batches: where each one stands."""
