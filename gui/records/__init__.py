"""检查记录: the list of stored records, and the drafts that wait to be finished."""
