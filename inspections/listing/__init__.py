"""Lists of records: what is asked for, and the lines that are shown."""
