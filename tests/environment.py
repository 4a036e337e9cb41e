"""Loaded by pytest before Django's settings are read: the tests have a home of their own."""

import os
import tempfile

os.environ.setdefault("LUOSHI_HOME", tempfile.mkdtemp(prefix="luoshi-test-"))
