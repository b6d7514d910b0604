"""The use cases of study."""
