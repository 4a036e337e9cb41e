"""What people do with schemes, marks, results and appeals."""
