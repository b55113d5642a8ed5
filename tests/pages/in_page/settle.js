// Waits until the page stands still; answers how far it moved before.
const done = arguments[arguments.length - 1];
const frame = () => new Promise(requestAnimationFrame);
const moment = () => new Promise((end) => setTimeout(end, 30));
document.fonts.ready.then(frame).then(frame).then(moment).then(() => done(window.shifted));
