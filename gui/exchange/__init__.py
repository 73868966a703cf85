"""Records in and out: files of records are read into the store, stored records are written to a file."""
