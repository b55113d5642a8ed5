sitegenSearch("actors/all",{"layla-mansour":[["ليلى منصور","Layla Mansour"],["شخص · مقالان","Person · 2 articles"],0,["ليلى منصور","Layla Mansour","منصور"]],
"lebanon":[["لبنان","Lebanon"],["مكان · مقال واحد","Place · 1 article"],0,["لبنان","Lebanon","الجمهورية اللبنانية"]],
"sami-haddad":[["سامي حداد","Sami Haddad"],["شخص · مقالان","Person · 2 articles"],0,["سامي حداد","Sami Haddad","حداد"]]})
