sitegenSearch("names/6d",["mansour"])
