"""Parts that several rooms of the window are made of."""
