// What a reader chose is kept in this browser alone: an article's columns, the colours, the
// language. Every page works without this file; its controls stay hidden then.
(() => {
  "use strict";
  const root = document.documentElement;

  // Storage can be missing or forbidden (private windows, some browsers on file:).
  const stored = (act) => {
    try {
      return act(window.localStorage) || "";
    } catch (refused) {
      return "";
    }
  };
  const recall = (name) => stored((kept) => kept.getItem("sitegen." + name));
  const remember = (name, value) => stored((kept) => kept.setItem("sitegen." + name, value));
  const show = (name, value) => (value ? (root.dataset[name] = value) : delete root.dataset[name]);

  // Buttons of which one is pressed: `data-choice` names them, `data-value` each answer.
  function wire(group) {
    const name = group.dataset.choice;
    const press = (value) =>
      group.querySelectorAll("[data-value]").forEach((button) => {
        button.setAttribute("aria-pressed", button.dataset.value === value);
      });
    press(root.dataset[name] || "");
    group.addEventListener("click", (event) => {
      const { value } = event.target.dataset;
      if (value === undefined) return;
      [remember, show].forEach((keep) => keep(name, value));
      press(value);
    });
  }

  // What answers a question is fetched when somebody steps into the box, and not before.
  const { src } = document.currentScript;
  const fetchAhead = () => {
    for (const name of ["search/root", "assets/search_words", "assets/search_index", "assets/search_page"]) {
      const link = { rel: "prefetch", href: new URL(`../${name}.js`, src) };
      document.head.append(Object.assign(document.createElement("link"), link));
    }
  };

  // Before the first paint, so that nothing jumps or flashes.
  const allowed = { columns: /^(ar|en)$/, theme: /^(light|dark)$/ };
  for (const name in allowed) show(name, allowed[name].test(recall(name)) && recall(name));
  root.classList.add("js");

  document.addEventListener("DOMContentLoaded", () => {
    // The page at the root sends a reader on who chose before; "#choose" always shows it.
    if (document.querySelector("[data-chooser]") && location.hash !== "#choose") {
      document.querySelectorAll("a[data-language]").forEach((link) => {
        if (link.dataset.language === recall("language")) location.replace(link.href);
      });
    }
    document.querySelectorAll("[data-choice]").forEach(wire);
    document.querySelector("header .finds")?.addEventListener("focusin", fetchAhead, { once: true });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-language]");
      if (link) remember("language", link.dataset.language);
    });
  });
})();
