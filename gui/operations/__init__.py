"""Long work in the background, with progress, cancel and errors, and the changes that pages refresh on."""
