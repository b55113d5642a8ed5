sitegenSearch("words/all",{"جيد":{"جيد":"fu6a0:T1"},
"مقال":{"مقال":"fu6a0:1"}})
