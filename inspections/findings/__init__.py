"""What was found on a record, in words: violations gathered into facts, and the phrases that tell them."""
