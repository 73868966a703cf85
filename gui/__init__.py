"""The window: dumb pages, presenters without widgets, one helper for long work, one presenter for errors."""
