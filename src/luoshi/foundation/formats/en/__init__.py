"""English dates, the same everywhere: 30 Jun 2026."""
