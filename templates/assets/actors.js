// The index of names: shows those that a reader types, in either script, whatever their accents and
// hamzas. Without this file the letters lead to every name; what it needs stays hidden then.
(function () {
  "use strict";

  var register = document.querySelector(".register");
  var input = document.getElementById("filter");
  var shown = document.querySelector("output[for=filter]");
  var fetched = false;

  // The forms of a letter that readers do not tell apart when they look for a name.
  function fold(text) {
    return text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u2248]/g, "")
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .replace(/[-\u2010-\u2015'\u2018\u2019]/g, " ")
      .replace(/\s+/g, " ")
      .toLowerCase()
      .trim();
  }

  function names(line) {
    var words = Array.prototype.map.call(line.querySelectorAll("a, .other"), function (element) {
      return element.textContent;
    });
    return fold(words.join(" ") + " " + (line.getAttribute("data-also") || ""));
  }

  function filter() {
    var wanted = fold(input.value).split(" ");
    var lines = register.querySelectorAll(".actors > li");
    var count = 0;
    lines.forEach(function (line) {
      var known = line.sitegenNames || (line.sitegenNames = names(line));
      var fits = wanted.every(function (word) {
        return known.indexOf(word) >= 0;
      });
      line.hidden = !fits;
      count += fits ? 1 : 0;
    });
    register.querySelectorAll("section").forEach(function (section) {
      var spare = !input.value && section.closest("[data-fetched]");
      section.hidden = Boolean(spare) || !section.querySelector("li:not([hidden])");
    });
    shown.textContent = input.value
      ? shown.getAttribute("data-words").replace("{shown}", count).replace("{total}", lines.length)
      : "";
  }

  // Names of the other pages of the index; a browser that may not fetch them looks on this page.
  function fetchOthers() {
    if (fetched) {
      return;
    }
    fetched = true;
    (register.getAttribute("data-pages") || "").split(" ").forEach(function (address) {
      var url = new URL(address, window.location.href);
      if (!address || url.pathname === window.location.pathname) {
        return;
      }
      var place = document.createElement("div");
      place.setAttribute("data-fetched", "");
      register.appendChild(place);
      window
        .fetch(url)
        .then(function (answer) {
          return answer.ok ? answer.text() : "";
        })
        .then(function (page) {
          var other = new DOMParser().parseFromString(page, "text/html");
          other.querySelectorAll(".register > section").forEach(function (section) {
            section.querySelectorAll("[id]").forEach(function (element) {
              element.removeAttribute("id");
            });
            section.removeAttribute("id");
            section.querySelectorAll("a[href]").forEach(function (link) {
              link.href = new URL(link.getAttribute("href"), url).href;
            });
            place.appendChild(document.importNode(section, true));
          });
          filter();
        })
        .catch(function () {
          return;
        });
    });
  }

  if (register && input && shown) {
    input.addEventListener("input", function () {
      fetchOthers();
      filter();
    });
  }
})();
