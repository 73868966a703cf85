"""The look over a document before it is issued: each remark with what was found and what to do."""
