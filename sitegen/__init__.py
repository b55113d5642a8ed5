"""sitegen turns a folder of Arabic news articles into a static bilingual digest."""

__version__ = "0.7.0"
