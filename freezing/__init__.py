"""What surrounds a built program: its figures, and trying it. `build.spec` makes it."""
