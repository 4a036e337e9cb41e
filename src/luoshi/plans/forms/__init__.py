"""What people type about plans."""
