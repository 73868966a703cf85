"""设置: the bureau, its inspectors, county and checklist, and what else a person chooses."""
