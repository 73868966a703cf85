"""Faults and bugs, shown in one way only."""
