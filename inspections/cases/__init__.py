"""The matter (案件) above its records: checks that were kept, cases, numbers, documents, and the use cases on them."""
