"""The history of a record: every finished change is an event that is never changed again."""
