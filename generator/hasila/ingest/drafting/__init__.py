"""Drafts of reports from their raw text, for a person to check."""

from hasila.ingest.drafting.draft import Draft, DraftRequest, draft

__all__ = ["Draft", "DraftRequest", "draft"]
