"""What is exchanged: codes and files that other systems read or write."""
