"""What people type into the pages of this room, checked before an action sees it."""
