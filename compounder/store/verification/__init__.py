"""Whether the records are what the chain says: many small checks over one snapshot, read-only, by the raw driver."""
