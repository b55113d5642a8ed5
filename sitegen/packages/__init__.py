"""The site's folder of models: finding them, fetching them, checking them, removing them."""
