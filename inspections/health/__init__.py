"""The health check (体检): whether a store is whole, and what to do about what is not. It changes nothing."""
