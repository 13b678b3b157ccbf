"""Every widget in every state, in both languages and three themes: ``python -m ui.gallery``."""
