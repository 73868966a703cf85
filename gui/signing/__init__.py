"""Signing on screen, and the record of a refusal to sign; both give what a document's content holds under `signatures`."""
