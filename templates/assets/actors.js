// The index of names: shows those that a reader types, in either script, words folded as in the
// search (search_words.js). Without this file the letters lead to every name.
(() => {
  "use strict";
  const register = document.querySelector(".register");
  const input = document.getElementById("filter");
  const shown = document.querySelector("output[for=filter]");

  const names = (line) => {
    const words = [...line.querySelectorAll("a, .other")].map((name) => name.textContent);
    return forms([...words, line.dataset.also].join(" ")).join(" ");
  };

  function filter() {
    const wanted = forms(input.value);
    const lines = register.querySelectorAll(".actors > li");
    let count = 0;
    lines.forEach((line) => {
      line.known = line.known || names(line);
      const fits = wanted.every((word) => line.known.includes(word));
      line.hidden = !fits;
      count += fits;
    });
    register.querySelectorAll("section").forEach((section) => {
      const spare = !input.value && section.closest("[data-fetched]");
      section.hidden = !!spare || !section.querySelector("li:not([hidden])");
    });
    shown.textContent = input.value
      ? shown.dataset.words.replace("{shown}", count).replace("{total}", lines.length)
      : "";
  }

  // The index's other pages; where they may not be fetched, this page is all.
  async function add(url, place) {
    const answer = await fetch(url);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    page.querySelectorAll(".register > section").forEach((section) => {
      [section, ...section.querySelectorAll("[id]")].forEach((one) => one.removeAttribute("id"));
      section.querySelectorAll("a[href]").forEach((link) => {
        link.href = new URL(link.getAttribute("href"), url);
      });
      place.append(section);
    });
    filter();
  }

  function addOthers() {
    (register.dataset.pages || "").split(" ").forEach((address) => {
      const url = new URL(address, location.href);
      if (!address || url.pathname === location.pathname) return;
      const place = document.createElement("div");
      place.dataset.fetched = "";
      register.append(place);
      add(url, place).catch(() => {});
    });
  }

  if (register && input && shown) {
    input.addEventListener("input", addOthers, { once: true });
    input.addEventListener("input", filter);
  }
})();
