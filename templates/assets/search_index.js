// Looks words up in the index. Its files are scripts, which a page in a folder can load, too.
"use strict";
const folder = document.currentScript.dataset.index;
// Actors shown at most, and names taken for a misspelt one.
const [ACTORS, NEAR] = [4, 4];
const parts = {};
window.sitegenSearch = (name, data) => (parts[name] = data);

// A part of the index by its name.
async function load(name) {
  await (parts[name] ||= new Promise((onload, onerror) => {
    const script = document.createElement("script");
    document.head.append(Object.assign(script, { src: `${folder}${name}.js`, onload, onerror }));
  }));
  return parts[name];
}

// A key is in the file named by its longest known beginning, the last in order.
async function loadWith(kind, key) {
  const prefix = parts.root.files[kind].findLast((one) => key.startsWith(one));
  const codes = Array.from(prefix || "", (letter) => letter.codePointAt(0).toString(16));
  return prefix === undefined ? {} : load(`${kind}/${codes.join("-") || "all"}`);
}

// The forms of a word's core. Every object inherits a "constructor", and that is a word.
async function entryOf(word) {
  const [part, key] = [await loadWith("words", core(word)), core(word)];
  return Object.hasOwn(part, key) ? part[key] : {};
}

// How well a form answers a word: less with other particles, little with another ending.
function level(word, form, known) {
  if (word === form) return 1;
  if (!ARABIC.test(word)) return 0.8;
  const [asked, had] = [rests(word), rests(form)];
  const isRest = (one) => had.includes(one) && (one === word || one === form || one in known);
  if (asked.some(isRest)) return 0.9;
  return asked.map(unended).some((one) => had.map(unended).includes(one)) ? 0.3 : 0;
}

// Takes in where a form stands: articles, "<id>:<T: title><N: a name><sentences>", and actors,
// "<id>@<words of the name>"; "+9" articles more are not kept.
function take(hit, form, postings, factor) {
  hit.taken.add(form);
  for (const posting of postings.split(" ")) {
    const [id, sign, where] = posting.split(/([:@+])/);
    if (sign === "+") hit.more += +where;
    else if (sign === ":") {
      const places = where.match(/[0-9a-z]+/g) || [];
      const flags = 3 * where.includes("T") + 1.5 * where.includes("N");
      const score = factor * (flags + Math.log2(1 + places.length));
      const known = (hit.articles[id] ||= { score: 0, places: [] });
      known.score = Math.max(known.score, score) + 0.1 * Math.min(known.score, score);
      known.places.push(...places);
    } else if (factor > 0.5) {
      hit.actors.set(id, Math.max(hit.actors.get(id) || 0, factor / where));
    }
  }
}

async function look(word) {
  const hit = { word, taken: new Set(), articles: {}, actors: new Map(), more: 0 };
  const entry = await entryOf(word);
  for (const form in entry) {
    const factor = level(word, form, entry);
    if (factor) take(hit, form, entry[form], factor);
  }
  if (!hit.taken.size) await takeNear(hit);
  return hit;
}

// Without vowels: Yusuf and Youssef sound alike.
const sound = (word) => word.replace(/[aeiouwyاوي]|(.)(?=\1)/g, "");

// Takes names with the word's first letter that differ in one place, or sound alike.
async function takeNear(hit) {
  const near = [];
  for (const rest of rests(hit.word).filter(({ length }) => length > 3)) {
    const slips = Array.from(rest, (_, at) => `${rest.slice(0, at)}.{0,2}${rest.slice(at + 1)}`);
    const isSlip = RegExp(`^(${slips.join("|")})$`);
    const isNear = (name) => isSlip.test(name) || (sound(rest)[1] && sound(name) === sound(rest));
    near.push(...Object.values(await loadWith("names", rest)).filter(isNear));
  }
  hit.near = [...new Set(near)].slice(0, NEAR);
  for (const form of hit.near) take(hit, form, (await entryOf(form))[form], 0.8);
}

// Articles with all words, else with some; nearness counts.
function rank(hits) {
  const found = {};
  for (const { articles, more } of hits) {
    const rare = Math.log(1 + parts.root.articles / (1 + Object.keys(articles).length + more));
    for (const [id, { score, places }] of Object.entries(articles)) {
      const one = (found[id] ||= { id, score: 0, words: 0, near: {} });
      one.score += rare * score;
      one.words++;
      for (const place of new Set(places)) one.near[place] = (one.near[place] || 0) + 1;
    }
  }
  const list = Object.values(found);
  for (const one of list) {
    one.score *= one.words ** 3 * (0.7 + 0.3 * Math.max(1, ...Object.values(one.near)));
  }
  const needed = hits.filter(({ more }) => !more || hits.length === 1);
  const full = list.filter(({ id }) => needed.every(({ articles }) => articles[id]));
  const best = (one, two) => two.score - one.score || (one.id < two.id ? 1 : -1);
  return (full.length ? full : list).sort(best).map(({ id }) => id);
}

// Actors whose name has every word (else the sum is no number), with the share of it.
function rankActors([first, ...others]) {
  const found = [...(first?.actors || [])].map(([id, share]) => {
    for (const { actors } of others) share += actors.get(id);
    return { id, share };
  });
  return found.filter(({ share }) => share).sort((one, two) => two.share - one.share);
}

// Where no name has all words, one may be spelled otherwise in a name with the others.
async function findActors(hits) {
  for (const hit of hits) {
    const others = hits.filter((one) => one !== hit);
    if (hit.near || rankActors(hits).length || !rankActors(others).length) continue;
    await takeNear({ ...hit, articles: {} });
  }
  return rankActors(hits);
}

const spaced = (text) => ` ${forms(String(text)).join(" ")} `;

async function ask(text) {
  const { unsearched } = await load("root");
  const all = [...new Set(forms(text))];
  const some = all.filter((word) => !unsearched.includes(word));
  const hits = await Promise.all((some.length ? some : all).map(look));
  // Small words alone may be a whole name: "WHO".
  const named = (await findActors(hits)).filter(({ share }) => some.length || share >= 1);
  const phrases = [...text.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)].map((one) => spaced(one[1]));
  return { hits, phrases, ids: rank(hits), actors: named.slice(0, ACTORS) };
}
