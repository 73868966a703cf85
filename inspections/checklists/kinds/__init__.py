"""The closed set of rule kinds, one file each: judging whole columns, and explaining one answer."""
