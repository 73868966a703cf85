"""Attacks on what the program must never lose: kills, failing system calls, damages, mutated files (`python3 dev.py stress`)."""
