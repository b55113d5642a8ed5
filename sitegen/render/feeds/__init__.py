"""Feeds and maps of the site for programs: Atom, the sitemap, robots.txt."""
