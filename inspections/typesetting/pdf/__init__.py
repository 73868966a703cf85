"""What is set, written as a file: PDF/A-2b with subsets of its fonts, several of them bound into one."""
