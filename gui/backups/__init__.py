"""备份: where backups go, the last good one, taking and restoring them."""
