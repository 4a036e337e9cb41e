"""What people do with meetings: each function one verb."""
