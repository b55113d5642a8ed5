sitegenSearch("names/63",["cypriot","cyprus"])
