"""电子签名: the bureau's certificate, signing a document when it is issued, and what a signature is worth."""
