// From now on each key that goes down notes where the keyboard stands, before it moves on.
const places = new Map([...document.querySelectorAll("*")].map((one, place) => [one, place]));
window.stops = [];
// Begins before everything, wherever the page itself has put the keyboard.
const start = document.createElement("span");
document.body.prepend(start);
start.tabIndex = -1;
start.focus();
start.remove();
document.addEventListener("keydown", () => {
  const element = document.activeElement;
  if (!element || element === document.body) return;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  // A link over two lines has no single box: one of its parts must be seen.
  const seen = [...element.getClientRects()].some((part) => {
    const x = part.left + part.width / 2, y = part.top + part.height / 2;
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  });
  window.stops.push({
    what: `${element.tagName}.${element.getAttribute("class")} ${element.textContent.trim().slice(0, 30)}`,
    place: places.get(element),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    seen,
  });
}, true);
return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled).length;
