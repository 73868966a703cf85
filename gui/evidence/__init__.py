"""证据: the files that belong to a record's case, added, looked at, withdrawn."""
