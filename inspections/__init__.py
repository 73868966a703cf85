"""What an inspection is and what follows from it: pure Python, no window, no database."""
