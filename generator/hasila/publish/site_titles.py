"""The title of the site, for files outside its pages."""

from __future__ import annotations

from hasila.model.site import Site


def site_title(site: Site, language: str) -> str:
    """The title in ``language``, or the first one that there is; empty where the site has none."""
    own = site.title.get(language)
    if own:
        return own
    return next(iter(site.title.values()), "")
