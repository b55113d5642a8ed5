// Looks words up in the index. Its files are scripts: a page in a folder can load these, too.
"use strict";
const folder = document.currentScript.dataset.index;
const parts = {};
window.sitegenSearch = (name, data) => (parts[name] = data);

// A part of the index by its name; refused where it cannot be loaded.
async function load(name) {
  await (parts[name] ||= new Promise((onload, onerror) => {
    const script = { src: `${folder}${name}.js`, onload, onerror };
    document.head.append(Object.assign(document.createElement("script"), script));
  }));
  return parts[name];
}

// A key is in the file named by the longest beginning that it has, the last of those in order.
async function loadWith(root, kind, key) {
  const prefix = root.files[kind].filter((one) => key.startsWith(one)).pop();
  if (prefix === undefined) return {};
  const codes = Array.from(prefix, (letter) => letter.codePointAt(0).toString(16));
  return load(`${kind}/${codes.join("-") || "all"}`);
}

// How well a form answers a word of its core: less with other particles, little with another ending.
function level(word, form, known) {
  if (word === form) return 1;
  if (!ARABIC.test(word)) return 0.8;
  const had = rests(form);
  const isRest = (one) => had.includes(one) && (one === word || one === form || one in known);
  if (rests(word).some(isRest)) return 0.9;
  const ends = had.map(unended);
  return rests(word).some((one) => ends.includes(unended(one))) ? 0.3 : 0;
}

// One letter more, less or other, behind the first.
function isSlip(one, two) {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at++;
  const isRest = (skip, skipped) => one.slice(at + skip) === two.slice(at + skipped);
  return at > 0 && (isRest(1, 1) || isRest(0, 1) || isRest(1, 0));
}

// Takes in where a form stands: articles, "<id>:<T: title><N: a name><sentences, base 36>", actors,
// "<id>@<words of the name>"; "+9" articles more are not kept.
function take(hit, form, postings, factor) {
  hit.taken.add(form);
  for (const posting of postings.split(" ")) {
    const [id, sign, where] = posting.split(/([:@+])/);
    if (sign === "+") hit.more += Number(where);
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

async function look(root, word) {
  const hit = { word, taken: new Set(), articles: {}, actors: new Map(), more: 0 };
  const part = await loadWith(root, "words", core(word));
  // Every object inherits a "constructor", and that is a word.
  const entry = Object.hasOwn(part, core(word)) ? part[core(word)] : {};
  for (const form in entry) {
    const factor = level(word, form, entry);
    if (factor) take(hit, form, entry[form], factor);
  }
  // Nothing has the word: perhaps it is a name with a slip.
  if (word.length < 4 || Object.keys(hit.articles).length) return hit;
  for (const [form, postings] of Object.values(part).flatMap(Object.entries)) {
    if (form.length < 4 || !postings.includes("@")) continue;
    if (!rests(word).some((rest) => isSlip(rest, form))) continue;
    hit.slip = form;
    take(hit, form, postings, 0.8);
  }
  return hit;
}

// Articles that have all words, else those that have some; nearness counts.
function rank(root, hits) {
  const found = {};
  for (const { articles, more } of hits) {
    const rare = Math.log(1 + root.articles / (1 + Object.keys(articles).length + more));
    for (const id in articles) {
      const one = (found[id] ||= { id, score: 0, words: 0, near: {} });
      one.score += rare * articles[id].score;
      one.words++;
      for (const place of new Set(articles[id].places)) one.near[place] = (one.near[place] || 0) + 1;
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

// Those whose name has every word (else the sum is no number), with the share of it.
function rankActors([first, ...others]) {
  const found = [...(first?.actors || [])].map(([id, share]) => {
    const sum = others.reduce((sum, { actors }) => sum + actors.get(id), share);
    return { id, share: sum / (1 + others.length) };
  });
  return found.filter(({ share }) => share).sort((one, two) => two.share - one.share);
}

const spaced = (text) => ` ${forms(text).join(" ")} `;

async function ask(text) {
  const root = await load("root");
  const all = [...new Set(forms(text))];
  const some = all.filter((word) => !root.unsearched.includes(word));
  const hits = await Promise.all((some.length ? some : all).map((word) => look(root, word)));
  const phrases = [...text.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)].map((one) => spaced(one[1]));
  return { root, hits, phrases, ids: rank(root, hits), actors: rankActors(hits) };
}
