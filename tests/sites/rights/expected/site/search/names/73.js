sitegenSearch("names/73",["sami"])
