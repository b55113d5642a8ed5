sitegenSearch("names/6c",["layla","lebanese","lebanon"])
