"""The first start: who works here, with what, and sample data for those who ask."""
