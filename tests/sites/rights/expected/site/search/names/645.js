sitegenSearch("names/645",["منصور"])
