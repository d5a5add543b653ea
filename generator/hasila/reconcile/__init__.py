"""Reports → the ledger of their constraints, the results of these, and the findings."""

from hasila.reconcile.ledger import reconcile

__all__ = ["reconcile"]
