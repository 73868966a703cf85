"""与另一检查表对比: the dialog that holds what a form holds against two checklists."""
