"""What people do about reminders: one function a verb, and the only way in."""
