"""The record of an inspection, its facts, and reading it from files."""
