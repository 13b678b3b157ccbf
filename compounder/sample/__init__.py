"""The sample pharmacy: people, stock and batches that do not exist, made through the real services to try them in."""
