"""The monthly ledger (月度台账)."""
