// An article's sentences: copy a link to one, see its other language where one alone is shown, step
// to the next. All of them are there to read without this file.
(() => {
  "use strict";
  const tools = document.getElementById("tools");
  if (!tools) return;
  const text = document.querySelector(".parallel");
  const [copy, english, arabic, said] = tools.content.children;
  text.after(said);

  text.querySelectorAll(".row").forEach((row) => {
    const number = row.querySelector(".no");
    const button = copy.cloneNode(true);
    button.setAttribute("aria-label", copy.textContent + ": " + number.getAttribute("aria-label"));
    button.textContent = "";
    number.after(button);
    const other = row.querySelector(".en[data-translation]");
    if (!other) return;
    row.querySelector(".ar").append(" ", english.cloneNode(true));
    (other.querySelector("p") || other).append(" ", arabic.cloneNode(true));
  });

  // Without https there is no clipboard: the address bar has the link.
  async function copyLink(row) {
    history.replaceState(null, "", "#" + row.id);
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = said.dataset.copied;
    } catch (refused) {
      said.textContent = said.dataset.there;
    }
    setTimeout(() => (said.textContent = ""), 4000);
  }

  text.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    const row = on(".row");
    if (on(".copy")) copyLink(row);
    else if (row && on("[data-columns]")) {
      // A tap on the words counts, too; not one that ends a selection of some.
      if (!on(".reveal") && (on("a, details") || !getSelection().isCollapsed)) return;
      const open = row.classList.toggle("both");
      row.querySelectorAll(".reveal").forEach((one) => one.setAttribute("aria-expanded", open));
    }
  });

  // Letters count while the focus is on a sentence, and nowhere else.
  text.addEventListener("keydown", (event) => {
    const row = event.target.closest(".row");
    // On a keyboard of other letters the place of the key counts.
    const key = /^[a-z]$/i.test(event.key) ? "Key" + event.key.toUpperCase() : event.code;
    const next = { KeyJ: row.nextElementSibling, KeyK: row.previousElementSibling }[key];
    if (next && !event.ctrlKey && !event.metaKey && !event.altKey) next.firstElementChild.focus();
  });
})();
