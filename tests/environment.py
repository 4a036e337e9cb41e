"""Loaded by pytest before Django's settings are read: the tests have a home of their own."""

import os
import tempfile

import hypothesis

os.environ.setdefault("LUOSHI_HOME", tempfile.mkdtemp(prefix="luoshi-test-"))

# The same examples at every run, so that a landing does not hang on a draw; a machine may be slow.
hypothesis.settings.register_profile("suite", derandomize=True, deadline=None)
hypothesis.settings.load_profile("suite")
