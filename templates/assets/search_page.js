// Asks the index what the address asks. The page holds the words and the form of results.
"use strict";
const page = document.getElementById("search");
const { up, tree, reads, suffix } = page.dataset;
const SIDES = ["ar", "en"];
const side = SIDES.indexOf(reads);
// Results shown at once, actors at most, and articles read through for a phrase.
const [SHOWN, ACTORS, READ] = [10, 4, 60];

const part = (name) => page.querySelector(`[data-part=${name}]`);
const link = (path) => `${up}${tree}/${path}/${suffix}`;
const worded = (name, values) => page.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const read = (ids) => Promise.all(ids.map((id) => load(`articles/${id}`)));
const fail = () => (part("say").textContent = page.dataset.failed);

// A copy of a template: its slots take their values, and go where there is none.
function copy(name, values) {
  const made = part(name).content.firstElementChild.cloneNode(true);
  for (const slot of made.querySelectorAll("[data-is]")) {
    const value = values[slot.dataset.is];
    if (value) Object.assign(slot, value);
    else slot.remove();
    if (value?.nodes) slot.replaceChildren(...value.nodes);
  }
  return made;
}

// Both texts of a pair, that in the reader's language first, marked where they answer.
function marked(pair, isHit, href) {
  const mark = (text) => Object.assign(document.createElement("mark"), { textContent: text });
  const piece = (text, at) => (at % 2 && forms(text).some(isHit) ? mark(text) : text);
  const first = pair[side] ? side : 1 - side;
  return [first, 1 - first].map((at) => {
    const nodes = pair[at].split(/(\p{Nd}+(?:[.,٫٬]\p{Nd}+)*|[\p{L}\p{Mn}\u0640]+)/u).map(piece);
    return pair[at] && { nodes, href, lang: SIDES[at], dir: at ? "ltr" : "rtl" };
  });
}

// Numbers the words that forms answer, from 1; the actor asked for comes last.
function matcher({ root, hits }, actors) {
  const asked = actors.filter(({ share }) => share > 0.7);
  const names = new Set(asked.flatMap(({ data }) => data[3].flatMap(forms)));
  for (const form of root.unsearched) names.delete(form);
  const number = (form) => hits.findIndex(({ taken }) => taken.has(form)) + 1;
  return (form) => number(form) || names.has(form) * (hits.length + 1);
}

const hasAll = (texts, phrases) =>
  phrases.every((phrase) => texts.some((text) => spaced(text).includes(phrase)));

// An article, and of its lines that with the phrase, else with most words; the first is its summary.
function articleRow([slug, titles, state, meta, lines], same, asked) {
  const { phrases, isHit, edition } = asked;
  // Drafted or by a machine.
  const isRaw = (english, state) => english && "dm".includes(state);
  const weights = lines.map(([ar, en]) => {
    const hits = new Set(forms(`${ar} ${en}`).map(isHit).filter(Boolean));
    return hits.size && hits.size + hasAll([ar, en], phrases);
  });
  const number = weights.indexOf(Math.max(...weights));
  const [ar, en, told] = lines[number];
  const href = link(`articles/${slug}`);
  const [title, other] = marked(titles, isHit, href);
  const [quote, quoteOther] = marked([ar, en], isHit, href + (number ? `#s${number}` : ""));
  // Others that tell the same are read when they are asked for.
  async function ontoggle() {
    this.ontoggle = null;
    for (const one of await read(same)) this.lastElementChild.append(articleRow(one, [], asked));
  }
  const count = same.length;
  const more = `more_${new Intl.PluralRules(tree).select(count)}`;
  return copy("article", {
    ...{ title, other, quote, quoteOther },
    meta: { nodes: [meta[edition]] },
    titleState: isRaw(titles[1], state),
    state: isRaw(en, told),
    same: count && { ontoggle },
    count: count && { nodes: [worded(more, { count })] },
  });
}

// Shows more answers, of each story the best; an article knows which others tell the same.
async function add(waiting, asked) {
  for (let room = SHOWN; room && waiting.size; ) {
    const ids = [...waiting].slice(0, room);
    for (const [at, article] of (await read(ids)).entries()) {
      if (!waiting.delete(ids[at])) continue;
      const same = [...waiting].filter((id) => article[5].includes(id));
      same.forEach((id) => waiting.delete(id));
      part("articles").append(articleRow(article, same, asked));
      room--;
    }
  }
  part("more").hidden = !waiting.size;
}

async function show(text) {
  const found = await ask(text);
  const { root, hits, phrases } = found;
  let { ids } = found;
  const actors = found.actors.slice(0, ACTORS);
  const learn = async (one) => (one.data = (await loadWith(root, "actors", one.id))[one.id]);
  await Promise.all([read(ids.slice(0, SHOWN)), ...actors.map(learn)]);
  if (phrases.length) {
    const some = await read(ids.slice(0, READ));
    ids = ids.filter((_, at) => some[at] && hasAll([some[at][1], some[at][4]].flat(2), phrases));
  }
  const asked = { phrases, isHit: matcher(found, actors), edition: root.trees.indexOf(tree) };
  for (const { id, data } of actors) {
    const [name, other] = marked(data[0], () => 0, link(`actors/${id}`));
    const meta = { nodes: [data[1][asked.edition]] };
    part("actors").append(copy("actor", { name, other, meta, found: data[2] }));
  }
  const waiting = new Set(ids);
  part("more").onclick = () => add(waiting, asked).catch(fail);
  await add(waiting, asked);
  const counts = { articles: ids.length, actors: actors.length };
  for (const head of page.querySelectorAll("h2")) head.hidden = !counts[head.dataset.of];
  part("advice").hidden = ids.length || actors.length;
  const said = hits.filter(({ slip }) => slip).map((one) => worded("slip", one));
  part("say").textContent = [...said, worded(part("advice").hidden ? "counted" : "none", counts)].join(" ");
}

const query = new URLSearchParams(location.search).get("q") || "";
document.getElementById("q").value = query;
for (const twin of document.querySelectorAll(".twin a")) twin.search = location.search;
if (query.trim()) show(query).catch(fail);
