"""The frame around every screen: rail, header with the one field, what was found, and the status line."""
