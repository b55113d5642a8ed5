sitegenSearch("articles/fu6d0",["link",["ميزانية المدينة أمام المجلس","City budget before the council"],0,["4 مارس 2024 · الصحيفة المغلقة","4 March 2024 · The Closed Paper"],[["","",0]],[]])
