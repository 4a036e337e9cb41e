"""`python -m luoshi.cli` is `luoshi`."""

import sys

from luoshi.cli.main import main

sys.exit(main())
