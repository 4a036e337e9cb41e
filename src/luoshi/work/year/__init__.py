"""Laying a plan's year out into tasks: what would be, how it differs from what is, and writing it."""
