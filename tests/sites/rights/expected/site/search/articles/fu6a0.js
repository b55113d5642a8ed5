sitegenSearch("articles/fu6a0",["no-address",["البحر هادئ",""],"r",["1 مارس 2024 · الصحيفة المغلقة","1 March 2024 · The Closed Paper"],[["","","r"]]])
