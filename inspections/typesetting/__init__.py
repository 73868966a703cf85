"""Lines, tables and pages: where every glyph, rule and picture of a document stands (GB/T 9704-2012)."""
