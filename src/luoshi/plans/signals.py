"""What rooms above are told, in the transaction that does it."""

from django.dispatch import Signal

# A commitment that was scheduled no longer is. Sent with `commitment` and `person`.
unscheduled = Signal()
