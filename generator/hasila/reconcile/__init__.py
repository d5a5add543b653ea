"""Reconcile: reports → the ledger of their laws, what came of each, and the findings."""

from hasila.reconcile.ledger import reconcile

__all__ = ["reconcile"]
