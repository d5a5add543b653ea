"""YAML that is broken, looked at as a person would: why it is, where, and how it is mended."""

from hasila.ingest.yaml_faults.fault import fault_of

__all__ = ["fault_of"]
