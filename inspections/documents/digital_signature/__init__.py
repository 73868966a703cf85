"""The digital signature (电子签名) on a document's file: by the bureau's certificate, checked without a network."""
