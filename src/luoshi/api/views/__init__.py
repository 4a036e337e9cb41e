"""The pages on which people manage tokens and webhooks."""
