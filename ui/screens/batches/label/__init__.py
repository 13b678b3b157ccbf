"""The last step of a batch: its labels proved and printed, its papers, and a release taken back."""
