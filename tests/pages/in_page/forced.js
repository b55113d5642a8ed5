// With colours forced by the system, finds drawings that keep colours of the page's own.
const probe = document.body.appendChild(document.createElement("span"));
probe.style.forcedColorAdjust = "none";
const ofTheSystem = new Set(["none", "rgba(0, 0, 0, 0)"]);
for (const name of ["Canvas", "CanvasText", "LinkText", "VisitedText", "GrayText", "ButtonFace",
  "ButtonText", "ButtonBorder", "Highlight", "HighlightText", "Mark", "MarkText", "Field", "FieldText"]) {
  probe.style.color = name;
  ofTheSystem.add(getComputedStyle(probe).color);
}
probe.remove();
const found = new Set();
for (const shape of document.querySelectorAll(
  "svg :is(text, tspan, rect, circle, ellipse, path, line, polygon, polyline)")) {
  if (!shape.checkVisibility({ visibilityProperty: true }) || shape.closest("defs")) continue;
  const style = getComputedStyle(shape);
  for (const part of ["fill", "stroke"]) {
    if (!ofTheSystem.has(style[part])) {
      const drawing = shape.ownerSVGElement.getAttribute("class");
      found.add(`keeps its colour: ${part} of ${shape.tagName} in svg.${drawing}`);
    }
  }
}
return [...found];
