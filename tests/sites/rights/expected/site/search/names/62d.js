sitegenSearch("names/62d",["حداد"])
