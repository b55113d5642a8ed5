"""Knowledge of the Arabic language and its calendars, free of any article or file."""
