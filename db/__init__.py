"""The store on SQLite: what `inspections.store` asks for, in one file that survives a power cut."""
