"""What rooms above are told, in the transaction that does it."""

from django.dispatch import Signal

# A commitment that was scheduled no longer is. Sent with `commitment` and `person`.
unscheduled = Signal()

# What a commitment asks for may be another kind of thing now. Sent with `commitment`.
asked_otherwise = Signal()
