"""The monthly ledger (月度台账) and the due days of reporting duties (报告职责)."""
