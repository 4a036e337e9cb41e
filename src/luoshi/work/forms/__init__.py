"""What people type about tasks."""
