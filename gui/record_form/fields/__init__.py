"""Editors of single fields, one a kind of value, and the factory that chooses among them."""
