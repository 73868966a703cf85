"""月度台账: a month's findings, looked at and written as a workbook."""
