"""Official documents: the page of GB/T 9704-2012, and the notice that an inspection issues."""
