sitegenSearch("names/62",["beirut"])
