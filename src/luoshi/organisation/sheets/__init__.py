"""Units and people as sheets: out, and in again with every change shown before it is made."""
