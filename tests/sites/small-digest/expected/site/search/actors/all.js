sitegenSearch("actors/all",{"beirut":[["بيروت","Beirut"],["مكان · مقال واحد","Place · 1 article"],0,["بيروت","Beirut"]],
"cyprus":[["قبرص","Cyprus"],["مكان · 3 مقالات","Place · 3 articles"],0,["قبرص","Cyprus"]],
"layla-mansour":[["ليلى منصور","Layla Mansour"],["شخص · 3 مقالات","Person · 3 articles"],0,["ليلى منصور","Layla Mansour","منصور"]],
"lebanon":[["لبنان","Lebanon"],["مكان · مقال واحد","Place · 1 article"],0,["لبنان","Lebanon","الجمهورية اللبنانية"]]})
