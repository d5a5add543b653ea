"""Reports → the ledger of their constraints, the results of these, and the findings."""

from hasila.reconcile.ledger import reconcile
from hasila.reconcile.memory import ReconcileMemory

__all__ = ["ReconcileMemory", "reconcile"]
