"""Backups: verified snapshots of a store in a folder that the bureau chooses, thinned, and brought back."""
