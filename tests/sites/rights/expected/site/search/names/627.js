sitegenSearch("names/627",["الجمهوريه","اللبنانيه"])
