"""Terms of rectification, and later their follow-up."""
