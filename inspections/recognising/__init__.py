"""What a file is, by its content: neither its name nor the machine's table of types decides that."""
