// What a reader chose is kept in this browser alone: the columns of an article, the colours, the
// language. Every page works without this file; the controls it serves stay hidden then.
(function () {
  "use strict";

  var root = document.documentElement;

  // Storage can be missing or forbidden (private windows, some browsers on file:).
  function recall(name) {
    try {
      return window.localStorage.getItem("sitegen." + name) || "";
    } catch (refused) {
      return "";
    }
  }

  function remember(name, value) {
    try {
      if (value) {
        window.localStorage.setItem("sitegen." + name, value);
      } else {
        window.localStorage.removeItem("sitegen." + name);
      }
    } catch (refused) {
      return;
    }
  }

  function show(name, value) {
    if (value) {
      root.setAttribute("data-" + name, value);
    } else {
      root.removeAttribute("data-" + name);
    }
  }

  // A group of buttons of which one is pressed: `data-choice` names it, `data-value` its answers.
  function wire(group) {
    var name = group.getAttribute("data-choice");
    var buttons = Array.prototype.slice.call(group.querySelectorAll("button[data-value]"));

    function press(value) {
      buttons.forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.getAttribute("data-value") === value));
      });
    }

    press(root.getAttribute("data-" + name) || "");
    group.addEventListener("click", function (event) {
      var button = event.target.closest("button[data-value]");
      if (!button) {
        return;
      }
      var value = button.getAttribute("data-value");
      remember(name, value);
      show(name, value);
      press(value);
    });
  }

  // The page at the root sends a reader on who chose before; "#choose" always shows it.
  function passOn() {
    if (!document.querySelector("[data-chooser]") || window.location.hash === "#choose") {
      return;
    }
    var language = recall("language");
    var links = Array.prototype.slice.call(document.querySelectorAll("a[data-language]"));
    links.forEach(function (link) {
      if (language && link.getAttribute("data-language") === language) {
        window.location.replace(link.href);
      }
    });
  }

  // Before the first paint, so that nothing jumps or flashes.
  var allowed = { columns: ["ar", "en"], theme: ["light", "dark"] };
  Object.keys(allowed).forEach(function (name) {
    var value = recall(name);
    show(name, allowed[name].indexOf(value) < 0 ? "" : value);
  });
  root.classList.add("js");

  document.addEventListener("DOMContentLoaded", function () {
    passOn();
    document.querySelectorAll("[data-choice]").forEach(wire);
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[data-language]");
      if (link) {
        remember("language", link.getAttribute("data-language"));
      }
    });
  });
})();
