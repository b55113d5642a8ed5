"""The sitemap, with every page's twin, and robots.txt.

In: the plans of all pages. Out: bytes. Of a very large site the sitemap is an index that leads to
several. `lastmod` stands only where the day of a change is known: guessing it makes search engines
trust none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from sitegen.render import urls
from sitegen.render.edition import Edition
from sitegen.render.frame import alternates
from sitegen.render.options import RenderOptions
from sitegen.render.plans import PagePlan

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
# A sitemap may have 50,000 addresses and 50 MB; with its alternates each takes four lines, so that
# very long ones would go beyond the second limit before the first.
PAGES_PER_SITEMAP = 25_000
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def listed_pages(plans: Iterable[PagePlan]) -> tuple[PagePlan, ...]:
    """Return the pages of the sitemap by address: none of nothing, none of what was withdrawn."""
    shown = (plan for plan in plans if plan.listed and plan.place.address != urls.NOT_FOUND)
    return tuple(sorted(shown, key=lambda plan: plan.place.address))


def sitemap_files(pages: Sequence[PagePlan]) -> dict[str, Sequence[PagePlan]]:
    """Spread pages over sitemaps, by their addresses; the index is none of them."""
    if len(pages) <= PAGES_PER_SITEMAP:
        return {urls.SITEMAP: pages}
    starts = range(0, len(pages), PAGES_PER_SITEMAP)
    return {
        urls.sitemap_part(number): pages[start : start + PAGES_PER_SITEMAP]
        for number, start in enumerate(starts, start=1)
    }


def sitemap(pages: Iterable[PagePlan]) -> bytes:
    """List pages with their alternates."""
    body = "".join(map(_url, pages))
    return (f'{HEAD}<urlset xmlns="{NAMESPACE}" xmlns:xhtml="{XHTML}">\n{body}</urlset>\n').encode()


def sitemap_index(options: RenderOptions, files: Iterable[str]) -> bytes:
    """List several sitemaps."""
    body = "".join(
        f"  <sitemap><loc>{escape(options.site_url + name)}</loc></sitemap>\n" for name in files
    )
    return f'{HEAD}<sitemapindex xmlns="{NAMESPACE}">\n{body}</sitemapindex>\n'.encode()


def robots(options: RenderOptions) -> bytes:
    """Welcome search engines; send them away from a preview, which shows drafts."""
    lines = ["User-agent: *", "Disallow: /" if options.preview else "Allow: /"]
    if options.site_url:
        lines.append(f"Sitemap: {options.site_url}{urls.SITEMAP}")
    return "\n".join([*lines, ""]).encode()


def last_change(edition: Edition, slug: str) -> date | None:
    """Return when an article's page last changed; None where that is not known.

    Known is the day on which the last of all its English was reviewed, and those of corrections.
    Its date is the day of the article, which may have come here years later.
    """
    share = edition.indices[slug].share
    days = [one.correction.day for one in edition.corrected.get(slug, ())]
    days += [date.fromisoformat(share.day.iso)] if share.day else []
    return max((day for day in days if day), default=None)


def _url(plan: PagePlan) -> str:
    edition, address = plan.place.edition, plan.place.address
    home = urls.home(edition.tree)
    links = "".join(
        f'    <xhtml:link rel="alternate" hreflang="{one.hreflang}" href="{escape(one.href)}"/>\n'
        for one in alternates(edition, home if address == urls.CHOOSER else address)
    )
    slug = urls.article_slug(address)
    changed = last_change(edition, slug) if slug in edition.indices else None
    lastmod = f"    <lastmod>{changed.isoformat()}</lastmod>\n" if changed else ""
    place = escape(edition.spelling.absolute(address))
    return f"  <url>\n    <loc>{place}</loc>\n{lastmod}{links}  </url>\n"
