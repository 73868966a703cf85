"""出具通知书: what speaks against it, what it will look like, and its issue."""
