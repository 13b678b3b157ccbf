"""What each paper prints, as frozen records: services fill them, documents draw them, nothing is decided in between."""
