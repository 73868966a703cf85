"""The dialog for every document but the notice: what is typed, what is looked over, how it will look, and its issue."""
