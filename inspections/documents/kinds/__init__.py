"""The documents of a case, one file a document: what each one says, from the record, the case and its own content."""
