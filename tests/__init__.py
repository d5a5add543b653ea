"""The tests mirror the package: a folder per floor, a folder per mistake, a whole site compared byte for
byte.
"""
