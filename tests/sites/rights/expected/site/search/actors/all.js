sitegenSearch("actors/all",{"layla-mansour":[["ليلى منصور","Layla Mansour"],["شخص · مقالان","Person · 2 articles"],0,["ليلي","منصور","layla","mansour"]],
"lebanon":[["لبنان","Lebanon"],["مكان · مقال واحد","Place · 1 article"],0,["لبنان","lebanon","الجمهوريه","اللبنانيه","لبناني","لبنانيه","لبنانيان","لبنانين","لبنانيون","لبنانيات","لبنانيتان","لبنانيتين","lebanese"]],
"sami-haddad":[["سامي حداد","Sami Haddad"],["شخص · مقالان","Person · 2 articles"],0,["سامي","حداد","sami","haddad"]]})
