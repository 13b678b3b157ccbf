"""The first step: how much of each, from which lot; and the choice of what is to be made."""
