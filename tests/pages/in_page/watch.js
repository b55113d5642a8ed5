// Runs before a page's own scripts: keeps what moves on its own while the page comes up.
window.shifted = { by: 0, what: [] };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    window.shifted.by += entry.value;
    for (const source of entry.sources) {
      window.shifted.what.push((source.node?.outerHTML ?? source.node?.data ?? "").slice(0, 80));
    }
  }
}).observe({ type: "layout-shift", buffered: true });
