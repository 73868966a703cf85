"""What use cases do: one file each, owning one unit of work, returning what it changed."""
