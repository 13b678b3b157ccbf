"""The papers of a batch and of a dispensing, made from the records alone; printing one is an act of its own."""
