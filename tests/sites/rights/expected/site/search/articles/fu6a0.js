sitegenSearch("articles/fu6a0",["no-address",["البحر هادئ",""],0,["1 مارس 2024 · الصحيفة المغلقة","1 March 2024 · The Closed Paper"],[["","",0]],[]])
