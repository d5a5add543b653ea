"""The causes of broken YAML: each with its place, a message and the next step."""

from hasila.ingest.yaml_faults.fault import fault_of

__all__ = ["fault_of"]
