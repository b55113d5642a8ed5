"""Scripts that make the packaged models anew; no part of the installed package."""
