"""What is asked when the database is gone and its documents are still there."""
