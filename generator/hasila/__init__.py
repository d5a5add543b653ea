"""Hasila turns a folder of published tolls into a site in several languages whose every number shows its
sums.
"""

__version__ = "0.1.0"
