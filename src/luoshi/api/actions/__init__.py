"""What people do about tokens and webhooks."""
