sitegenSearch("actors/all",{"cyprus":[["قبرص","Cyprus"],["مكان · مقال واحد","Place · 1 article"],0,["قبرص","Cyprus"]]})
