"""The pages of the checklists: one in Chinese for each pack, made from the pack alone, for officials who read no TOML."""
