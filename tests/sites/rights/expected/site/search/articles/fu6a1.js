sitegenSearch("articles/fu6a1",["taken-from-the-text",["taken-from-the-text",""],0,["1 مارس 2024 · الصحيفة المغلقة","1 March 2024 · The Closed Paper"],[["","",0]],[]])
