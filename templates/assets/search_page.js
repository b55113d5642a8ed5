// Asks the index what the address asks. The page holds the words and the form of results.
"use strict";
const page = document.getElementById("search");
const { up, tree, reads, suffix } = page.dataset;
const SIDES = ["ar", "en"];
const side = SIDES.indexOf(reads);
// Results shown at once, and articles read through for a phrase.
const [SHOWN, READ] = [10, 60];

const part = (name) => page.querySelector(`[data-part=${name}]`);
const link = (path) => `${up}${tree}/${path}/${suffix}`;
const worded = (name, values) => page.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const say = (...words) => (part("say").textContent = words.join(" "));
const read = (ids) => Promise.all(ids.map((id) => load(`articles/${id}`)));
const fail = () => say(page.dataset.failed);

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

// What a form answers: a word by its number, or an actor asked for: by most of its name, or by more
// than any other's. For articles that say none of these, the second takes every actor found.
function matchers(hits, actors) {
  const number = (form) => hits.findIndex(({ taken }) => taken.has(form)) + 1;
  const least = (at) => (at || actors[0].share === actors[1]?.share ? 0.7 : 0.3);
  return [true, false].map((isStrict) => {
    const asked = actors.filter(({ share }, at) => !isStrict || share > least(at));
    const names = asked.flatMap(({ data }) => data[3]).join("|");
    const isName = RegExp(`^[وف]?(?:لل|[بك]?ال|[بكل])?(${names})$`);
    const name = (form) => form.match(isName)?.[1];
    return (form) => number(form) || (name(form) && (isStrict || name(form)));
  });
}

const hasAll = (texts, phrases) =>
  phrases.every((phrase) => texts.some((text) => spaced(text).includes(phrase)));

// An article with its line that answers best; the first is its summary.
function articleRow([slug, titles, titleState, meta, lines], same, asked) {
  const weigh = (isHit) => ([ar, en]) => {
    const hits = new Set(forms(`${ar} ${en}`).map(isHit).filter(Boolean));
    return hits.size && hits.size + hasAll([ar, en], asked.phrases);
  };
  const [first, second] = asked.matchers;
  const isHit = lines.some(weigh(first)) ? first : second;
  const weights = lines.map(weigh(isHit));
  const number = weights.indexOf(Math.max(...weights));
  const [ar, en, state] = lines[number];
  const href = link(`articles/${slug}`);
  const [title, other] = marked(titles, isHit, href);
  const [quote, quoteOther] = marked([ar, en], isHit, href + (number ? `#s${number}` : ""));
  // What tells the same is read when it is asked for.
  async function ontoggle() {
    this.ontoggle = null;
    for (const one of await read(same)) this.lastElementChild.append(articleRow(one, [], asked));
  }
  const count = same.length;
  const more = `more_${new Intl.PluralRules(tree).select(count)}`;
  return copy("article", {
    ...{ title, other, titleState, quote, quoteOther, state },
    meta: { nodes: [meta[asked.edition]] },
    same: count && { ontoggle },
    count: count && { nodes: [worded(more, { count })] },
  });
}

// Adds the next rows, of each story the best: an article knows which others tell the same.
async function add(waiting, asked) {
  const rows = [];
  while (rows.length < SHOWN && waiting.size) {
    const ids = [...waiting].slice(0, SHOWN - rows.length);
    for (const [at, article] of (await read(ids)).entries()) {
      if (!waiting.delete(ids[at])) continue;
      const same = [...waiting].filter((id) => article[5].includes(id));
      same.forEach((id) => waiting.delete(id));
      rows.push(articleRow(article, same, asked));
    }
  }
  part("articles").append(...rows);
  part("more").hidden = !waiting.size;
  return rows;
}

async function show(text) {
  let { hits, phrases, ids, actors } = await ask(text);
  const learn = async (one) => (one.data = (await loadWith("actors", one.id))[one.id]);
  await Promise.all([read(ids.slice(0, SHOWN)), ...actors.map(learn)]);
  if (phrases.length) {
    const some = await read(ids.slice(0, READ));
    ids = ids.filter((_, at) => some[at] && hasAll([some[at][1], some[at][4]].flat(2), phrases));
  }
  const edition = parts.root.trees.indexOf(tree);
  const waiting = new Set(ids);
  const asked = { phrases, edition, matchers: matchers(hits, actors) };
  const [articles, names] = [ids.length, actors.length];
  // Who asked for more reads on there: the button may be gone.
  const goOn = ([row]) => {
    row.querySelector("a").focus();
    say(worded("shown", { articles, shown: articles - waiting.size }));
  };
  part("more").onclick = () => add(waiting, asked).then(goOn, fail);
  await add(waiting, asked);
  // From here on at once: nothing moves that is seen.
  for (const { id, data } of actors) {
    const [name, other] = marked(data[0], () => 0, link(`actors/${id}`));
    const meta = { nodes: [data[1][edition]] };
    part("actors").append(copy("actor", { name, other, meta, found: data[2] }));
  }
  part("names").hidden = !names;
  part("reports").hidden = !articles;
  part("advice").hidden = names || articles;
  if (!(names || articles)) return say(page.dataset.none);
  const missing = hits
    .filter(({ near }) => near)
    .map(({ word, near }) => worded(near[0] ? "slip" : "missing", { word, slip: near.join(" / ") }));
  say(...missing, worded("counted", { articles, actors: names }));
}

const query = new URLSearchParams(location.search).get("q") || "";
document.getElementById("q").value = query;
for (const twin of document.querySelectorAll(".twin a")) twin.search = location.search;
if (query.trim()) show(query).catch(fail);
