"""The manual: a page in Chinese for each pack, made from the pack alone, for officials who read no TOML."""
