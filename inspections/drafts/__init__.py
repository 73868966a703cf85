"""Drafts: what a form holds before it is finished. They are no events and live in a file of their own."""
