"""Compounder: everything a hospital pharmacy's preparation room knows and does, without any window."""

__version__ = "0.1.0"
