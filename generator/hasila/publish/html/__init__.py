"""Pages: one file for each kind, from a slice of the ledger to a closed view of what stands on the page."""
