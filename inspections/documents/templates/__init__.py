"""The wording of the documents: shipped as data, changed by a bureau, read strictly."""
