"""The form of a record, with the verdicts that follow each edit."""
