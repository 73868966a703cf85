"""体检: what the health check found, and what can be done about it here."""
