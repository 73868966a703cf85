"""The bureau's profile: who issues, where remedies lie, which inspectors there are."""
