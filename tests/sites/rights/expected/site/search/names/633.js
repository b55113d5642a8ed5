sitegenSearch("names/633",["سامي"])
