sitegenSearch("words/all",{"جيد":[{"جيد":"fu6a0:t1"}],
"مقال":[{"مقال":"fu6a0:1"}]})
