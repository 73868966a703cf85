"""出具文书: what is typed, what is looked over, how the document will look, and its issue."""
