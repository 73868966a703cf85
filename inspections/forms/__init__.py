"""The form of a record as pure descriptions: its sections, what of them is needed, and how what is typed is taken."""
