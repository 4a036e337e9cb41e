"""The forms that `luoshi read --to` writes, one module each."""
