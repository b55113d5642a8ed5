// Finds what moves though the reader asked for less of it.
return [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const moves = style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
  const plays = style.animationName !== "none" && parseFloat(style.animationDuration) > 0;
  return moves || plays || style.scrollBehavior === "smooth";
}).map((element) => `moves: ${element.tagName}.${element.getAttribute("class")}`);
