// Asks the index what the address asks for. Words and the form of results stand in the page.
"use strict";
const page = document.getElementById("search");
const SIDES = ["ar", "en"];
const side = SIDES.indexOf(document.documentElement.lang);
// Results shown at once, actors at most, and articles read through for a phrase.
const [SHOWN, ACTORS, READ] = [10, 4, 60];

const part = (name) => page.querySelector(`[data-part=${name}]`);
const link = (path) => `${page.dataset.up}${SIDES[side]}/${path}/${page.dataset.suffix}`;
const worded = (name, values) => page.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

// A copy of a template: its slots take their values, and go where there is none.
function copy(name, values) {
  const made = part(name).content.firstElementChild.cloneNode(true);
  for (const slot of made.querySelectorAll("[data-is]")) {
    const value = values[slot.dataset.is];
    if (value) Object.assign(slot, value).append(...(value.nodes || []));
    else slot.remove();
  }
  return made;
}

// Both texts of a pair, that in the page's language first, marked where they answer.
function marked(pair, isHit, href) {
  const own = pair[side] ? side : 1 - side;
  return [own, 1 - own].map((at) => {
    const text = pair[at];
    const nodes = [];
    let done = 0;
    for (const one of text.matchAll(/\p{Nd}+(?:[.,٫٬]\p{Nd}+)*|[\p{L}\p{Mn}\u0640]+/gu)) {
      if (!forms(one[0]).some(isHit)) continue;
      const mark = document.createElement("mark");
      mark.append(one[0]);
      nodes.push(text.slice(done, one.index), mark);
      done = one.index + one[0].length;
    }
    nodes.push(text.slice(done));
    return text && { nodes, href, lang: SIDES[at], dir: at ? "ltr" : "rtl" };
  });
}

// Numbers the words that forms answer, from 1; the actor asked for comes last.
function matcher({ root, words }, actors) {
  const asked = actors.filter(({ share }) => share > 0.7);
  const names = new Set(asked.flatMap(({ data }) => data[3].flatMap(forms)));
  const known = Object.fromEntries(root.unsearched.map((form) => [form, 0]));
  const number = (form) =>
    words.findIndex((word) => core(word) === core(form) && level(word, form)) + 1 ||
    names.has(form) * (words.length + 1);
  return (form) => (known[form] ??= number(form));
}

const hasAll = (texts, phrases) =>
  phrases.every((phrase) => texts.some((text) => spaced(text).includes(phrase)));

// The number of the line that has the phrase, else most of the words; -1 where none has any.
function bestLine(lines, phrases, isHit) {
  const weights = lines.map(([ar, en]) => {
    const hits = new Set(forms(`${ar} ${en}`).map(isHit).filter(Boolean));
    return hits.size && hits.size + hasAll([ar, en], phrases);
  });
  return weights.indexOf(Math.max(1, ...weights));
}

// Drafted or by a machine.
const isRaw = (english, state) => english && "dm".includes(state);

function articleRow([slug, titles, state, meta, lines], phrases, isHit) {
  const number = bestLine(lines, phrases, isHit);
  const [ar, en, read] = lines[number] || ["", "", ""];
  const href = link(`articles/${slug}`);
  const [title, other] = marked(titles, isHit, href);
  const [quote, quoteOther] = marked([ar, en], isHit, href + (number > 0 ? `#s${number}` : ""));
  return copy("article", {
    ...{ title, other, quote, quoteOther },
    meta: { nodes: [meta[side]] },
    titleState: isRaw(titles[1], state),
    state: isRaw(en, read),
  });
}

function actorRow({ id, data: [names, meta, isFound] }) {
  const [name, other] = marked(names, () => 0, link(`actors/${id}`));
  return copy("actor", { name, other, meta: { nodes: [meta[side]] }, found: isFound });
}

async function show(text) {
  const found = await ask(text);
  const { root, phrases, slips, actors, articles } = found;
  const all = (some, act) => Promise.all(some.map(act));
  const read = ({ id }) => load(`articles/${id}`);
  const withData = async (one) => ({ ...one, data: (await loadWith(root, "actors", one.id))[one.id] });
  const named = await all(actors.slice(0, ACTORS), withData);
  let list = articles;
  if (phrases.length) {
    const texts = ([, titles, , , lines]) => [...titles, ...lines.flat()];
    const some = await all(articles.slice(0, READ), read);
    list = articles.filter((_, at) => some[at] && hasAll(texts(some[at]), phrases));
  }
  const isHit = matcher(found, named);
  const counts = { articles: list.length, actors: named.length };
  async function add() {
    const from = part("articles").children.length;
    const rows = await all(list.slice(from, from + SHOWN), read);
    part("articles").append(...rows.map((one) => articleRow(one, phrases, isHit)));
    part("more").hidden = from + SHOWN >= list.length;
  }
  part("actors").append(...named.map(actorRow));
  part("more").onclick = add;
  await add();
  for (const head of page.querySelectorAll("h2")) head.hidden = !counts[head.dataset.of];
  part("advice").hidden = list.length || named.length;
  const said = slips.map((one) => worded("slip", one));
  part("say").textContent = [...said, worded(part("advice").hidden ? "counted" : "none", counts)].join(" ");
}

const query = new URLSearchParams(location.search).get("q") || "";
document.getElementById("q").value = query;
for (const twin of document.querySelectorAll(".twin a")) twin.search = location.search;
(query.trim() ? show(query) : load("root")).catch(() => {
  part("say").textContent = worded("failed");
});
