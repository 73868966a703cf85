"""Pictures of any origin: recognised by their bytes, opened by the decoders that are trusted with them, within limits."""
