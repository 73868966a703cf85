"""Files as they are written, kept and put aside, whatever they hold."""
