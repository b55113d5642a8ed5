"""The site's matter as data: JSON lines, tables and the schemas that describe them."""
