// Measures every text that is shown, those of drawings too, against what lies behind it; answers
// how many were measured and which are paler than the ratio given.
const [least] = arguments;
const dot = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const colours = new Map(), grounds = new Map(), pale = new Set(), seen = new Set();
const rgba = (words) => {
  if (!colours.has(words)) {
    dot.clearRect(0, 0, 1, 1);
    dot.fillStyle = words;
    dot.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = dot.getImageData(0, 0, 1, 1).data;
    colours.set(words, [red, green, blue, alpha / 255]);
  }
  return colours.get(words);
};
const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3]));
// The colour behind an element, and how much of the element is there at all.
const ground = (element) => {
  if (!element) return [[255, 255, 255], 1];
  if (!grounds.has(element)) {
    const [behind, there] = ground(element.parentElement), style = getComputedStyle(element);
    grounds.set(element, [over(rgba(style.backgroundColor), behind), there * style.opacity]);
  }
  return grounds.get(element);
};
const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const light = (colour) => {
  const [red, green, blue] = colour.map((part) => linear(part / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
let measured = 0;
document.querySelectorAll("details").forEach((one) => { one.open = true; });
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (seen.has(element) || !texts.currentNode.data.trim()) continue;
  seen.add(element);
  // Letters that only a screen reader sees have no colour.
  if (element.closest("script, style, title, desc, .spoken")) continue;
  if (!element.checkVisibility({ visibilityProperty: true })) continue;
  const style = getComputedStyle(element), [behind, there] = ground(element);
  const drawn = element.namespaceURI === "http://www.w3.org/2000/svg";
  const [red, green, blue, alpha] = rgba(drawn ? style.fill : style.color);
  const pair = [light(over([red, green, blue, alpha * there], behind)), light(behind)];
  const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  measured += 1;
  if (ratio < least) {
    pale.add(`pale, ${ratio.toFixed(2)}: ${element.tagName}.${element.getAttribute("class")}`);
  }
}
return [measured, [...pale]];
