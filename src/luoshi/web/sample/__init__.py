"""The sample: a city library of our invention with its units, people and plan."""

from luoshi.web.sample.load import PASSWORD, load_sample

__all__ = ["PASSWORD", "load_sample"]
