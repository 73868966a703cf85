from xlsxwriter.workbook import Workbook as Workbook

__version__: str
