"""Checklists: what is required, read strictly from rule packs, and the one evaluator that holds records against it."""
