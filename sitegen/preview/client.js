// Every page of the preview loads this file: it reloads the page after a build that changed the
// site, and shows what is wrong after one that failed. It is never part of the built site.
(function () {
  "use strict";

  var EVENTS = "/__sitegen/events";
  var STYLE = "/__sitegen/client.css";
  var DISMISSED = "sitegen.dismissed";
  var RELOADED = "sitegen.reloaded";
  // A browser that gave up on the connection tries again after this many milliseconds.
  var AGAIN = 2000;

  // The site as it was when this page was served.
  var served = new URL(document.currentScript.src).searchParams.get("site") || "";
  var source = null;
  var host = null;

  function recall(key) {
    try {
      return window.sessionStorage.getItem(key);
    } catch (refused) {
      return null;
    }
  }

  function remember(key, value) {
    try {
      window.sessionStorage.setItem(key, value);
    } catch (refused) {
      return;
    }
  }

  // File names and messages come from outside: they are only ever set as text.
  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) {
      made.textContent = text;
    }
    if (className) {
      made.className = className;
    }
    return made;
  }

  function item(problem) {
    var made = element("li");
    if (problem.file) {
      var place = problem.line ? problem.file + ":" + problem.line : problem.file;
      var code = element("code");
      code.appendChild(element("bdi", place));
      made.appendChild(code);
    }
    made.appendChild(element("p", problem.message));
    if (problem.hint) {
      made.appendChild(element("p", "→ " + problem.hint, "hint"));
    }
    return made;
  }

  function hide() {
    document.removeEventListener("keydown", onKey);
    if (host) {
      host.remove();
      host = null;
    }
  }

  function onKey(event) {
    if (event.key === "Escape" && host) {
      remember(DISMISSED, host.dataset.id);
      hide();
    }
  }

  function show(news) {
    hide();
    if (recall(DISMISSED) === news.id) {
      return;
    }
    host = document.createElement("sitegen-problems");
    host.dataset.id = news.id;
    host.lang = "en";
    host.dir = "ltr";
    // What the reader chose for the site's colours holds here too.
    var theme = document.documentElement.getAttribute("data-theme");
    if (theme) {
      host.dataset.theme = theme;
    }
    // A shadow tree keeps the site's style from the overlay, and the overlay's from the site.
    var shadow = host.attachShadow({ mode: "open" });
    var style = element("link");
    style.rel = "stylesheet";
    style.href = STYLE;
    var panel = element("div", "", "panel");
    panel.setAttribute("role", "alert");
    // A long list scrolls, with the keyboard too.
    panel.tabIndex = 0;
    shadow.append(style, panel);
    document.body.appendChild(host);
    document.addEventListener("keydown", onKey);
    fill(panel, news);
  }

  // After the panel is in the page: screen readers announce what is put into an alert.
  function fill(panel, news) {
    var head = element("div", "", "head");
    var failed = news.state === "failed";
    head.appendChild(element("h2", failed ? "The site was not built" : "Something was left out"));
    var button = element("button", "Hide");
    button.type = "button";
    button.title = "Hide until the next build (Escape)";
    button.addEventListener("click", function () {
      remember(DISMISSED, news.id);
      hide();
    });
    head.appendChild(button);
    var list = element("ul");
    news.problems.forEach(function (problem) {
      list.appendChild(item(problem));
    });
    var after = "The rest of the site was built.";
    if (failed) {
      after = news.site
        ? "Until this is mended the pages stay as they were after the last good build."
        : "The site appears here as soon as this is mended.";
    }
    if (news.more) {
      after = "And " + news.more + " more; the terminal lists them all. " + after;
    }
    panel.append(head, list, element("p", after, "after"));
  }

  function hear(event) {
    var news = JSON.parse(event.data);
    // Once for each news: a page that is not the site's current one even then is shown as it is.
    var reason = news.id + " " + news.site;
    if (news.site === served) {
      remember(RELOADED, "");
    } else if (recall(RELOADED) !== reason) {
      remember(RELOADED, reason);
      disconnect();
      window.location.reload();
      return;
    }
    if (news.problems.length) {
      show(news);
    } else {
      hide();
    }
  }

  // Browsers allow a server few connections: only the page that is looked at holds one. A page that
  // comes to the front again is told at once what it missed.
  function connect() {
    if (source || document.visibilityState === "hidden") {
      return;
    }
    source = new EventSource(EVENTS);
    source.onmessage = hear;
    source.onerror = function () {
      if (source && source.readyState === EventSource.CLOSED) {
        disconnect();
        window.setTimeout(connect, AGAIN);
      }
    };
  }

  function disconnect() {
    if (source) {
      source.close();
      source = null;
    }
  }

  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") {
      disconnect();
    } else {
      connect();
    }
  });
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", connect);
  connect();
})();
