sitegenSearch("names/68",["haddad"])
