"""The words the grammar knows, as data."""
