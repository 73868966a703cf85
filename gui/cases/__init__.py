"""案件: the list of cases, and all that belongs to the chosen one."""
