"""What a record may hold: one description a fact, shared by reading, checking, tables and forms."""
