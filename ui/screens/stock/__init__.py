"""Stock: which lots may be used, receiving, and a lot's card with what can be done to it."""
