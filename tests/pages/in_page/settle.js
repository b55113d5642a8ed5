// Waits until the page stands still; answers how far it moved before.
const done = arguments[arguments.length - 1];
const frame = () => new Promise(requestAnimationFrame);
const moment = () => new Promise((end) => setTimeout(end, 30));
// A page that was asked something stands still when its status has told the answer.
const answer = async () => {
  const status = location.search && document.querySelector("main [role=status]");
  while (status && !status.textContent.trim()) await frame();
};
document.fonts.ready.then(answer).then(frame).then(frame).then(moment).then(() => done(window.shifted));
