"""Documents and papers as .docx, for those who must edit them: the page of GB/T 9704-2012 as far as a word processor keeps it."""
