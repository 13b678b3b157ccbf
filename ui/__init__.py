"""What is seen: the window in PySide6; imports compounder, is imported by nothing."""
