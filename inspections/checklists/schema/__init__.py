"""The form of a pack as JSON Schema, for editors that check while a bureau types."""
