// Finds what is cut off or stands beyond the screen where nothing scrolls to it.
document.querySelectorAll("details").forEach((one) => { one.open = true; });
const lost = new Set(), root = document.documentElement;
const named = (element) => `${element.tagName}.${element.getAttribute("class")}`;
const scrolls = (element) => element
  && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
for (const element of document.querySelectorAll("body *")) {
  if (element.closest(".spoken, .skip") || element.ownerSVGElement) continue;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  if (!box.width || !box.height) continue;
  const cuts = /hidden|clip/;
  // A rule across one axis alone may cut what is drawn there; letters must not be cut.
  const wide = cuts.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
  const high = cuts.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
  if ((wide || high) && cutsLetters(element)) lost.add(`cut off: ${named(element)}`);
  if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(element.parentElement)) {
    lost.add(`beyond the screen: ${named(element)}`);
  }
}
if (root.scrollWidth > innerWidth) lost.add(`scrolls sideways: ${root.scrollWidth}`);
return [...lost];

function cutsLetters(element) {
  const frame = element.getBoundingClientRect();
  const letters = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (letters.nextNode()) {
    if (!letters.currentNode.data.trim() || letters.currentNode.parentElement.closest(".spoken")) continue;
    range.selectNodeContents(letters.currentNode);
    for (const box of range.getClientRects()) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) return true;
    }
  }
  return false;
}
