sitegenSearch("names/628",["بيروت"])
