// Looks words up in the index, which is script files: a page in a folder can load these, too.
"use strict";
const folder = document.currentScript.dataset.index;
const parts = {};
window.sitegenSearch = (name, data) => (parts[name] = data);

// A part of the index by its name; refused where it cannot be loaded.
function load(name) {
  return new Promise((done, refuse) => {
    if (parts[name]) return done(parts[name]);
    const script = document.createElement("script");
    script.src = `${folder}${name}.js`;
    script.onload = () => done(parts[name]);
    script.onerror = refuse;
    return document.head.append(script);
  });
}

// Of the files named by a key's beginning, the longest holds it.
async function loadWith(root, kind, key) {
  const held = root.files[kind].filter((prefix) => key.startsWith(prefix));
  if (!held.length) return {};
  const longest = held.reduce((one, two) => (two.length > one.length ? two : one));
  const codes = Array.from(longest, (letter) => letter.codePointAt(0).toString(16));
  return load(`${kind}/${codes.join("-") || "all"}`);
}

// How well a form answers a word of its core: less with other particles, little with another ending.
function level(word, form, known = {}) {
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

// Takes in where a form stands: articles as "<id>:<t: title><n: a name><sentences, base 36>",
// actors as "<id>:<words of the name>".
function take(hit, [articles, actors = {}], form, factor) {
  for (const posting of articles[form]?.split(" ") || []) {
    const [id, where] = posting.split(":");
    // "+9": so many are not kept.
    if (!where) hit.more += Number(id);
    const [, title, name, sentences] = /^(t?)(n?)(.*)/.exec(where || "");
    const places = sentences ? sentences.split(".") : [];
    const score = factor * ((title && 3) + (name && 1.5) + Math.log2(1 + places.length));
    const known = (hit.articles[id] ||= { score: 0, places: [] });
    known.score = Math.max(known.score, score) + 0.1 * Math.min(known.score, score);
    known.places.push(...places);
  }
  for (const call of (factor > 0.5 && actors[form]?.split(" ")) || []) {
    const [id, size] = call.split(":");
    hit.actors[id] = Math.max(hit.actors[id] || 0, factor / size);
  }
}

async function look(root, word) {
  const hit = { word, articles: {}, actors: {}, more: 0 };
  const part = await loadWith(root, "words", core(word));
  const entry = part[core(word)] || [];
  const known = Object.assign({}, ...entry);
  for (const form in known) {
    const factor = level(word, form, known);
    if (factor) take(hit, entry, form, factor);
  }
  // Nothing has the word: perhaps it is a name with a slip.
  if (word.length < 4 || Object.keys(hit.articles).length) return hit;
  for (const sides of Object.values(part)) {
    for (const form in sides[1]) {
      if (form.length < 4 || !rests(word).some((rest) => isSlip(rest, form))) continue;
      hit.slip = form;
      take(hit, sides, form, 0.8);
    }
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
    one.score *= (one.words / hits.length) ** 3 * (0.7 + 0.3 * Math.max(1, ...Object.values(one.near)));
  }
  const needed = hits.filter(({ more }) => !more || hits.length === 1);
  const full = list.filter(({ id }) => needed.every(({ articles }) => articles[id]));
  const newest = (one, two) => (one.id < two.id ? 1 : -1);
  return (full.length ? full : list).sort((one, two) => two.score - one.score || newest(one, two));
}

// Those whose name has every word, with the share of it.
function rankActors(hits) {
  const share = (id) => hits.reduce((sum, { actors }) => sum + actors[id], 0) / hits.length;
  const full = Object.keys(hits[0].actors).filter((id) => hits.every(({ actors }) => actors[id]));
  return full.map((id) => ({ id, share: share(id) })).sort((one, two) => two.share - one.share);
}

const spaced = (text) => ` ${forms(text).join(" ")} `;

async function ask(text) {
  const root = await load("root");
  const quoted = [...text.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)];
  const all = [...new Set(forms(text))];
  const some = all.filter((word) => !root.unsearched.includes(word));
  const hits = await Promise.all((some.length ? some : all).map((word) => look(root, word)));
  return {
    root,
    words: hits.map(({ word, slip }) => slip || word),
    slips: hits.filter(({ slip }) => slip),
    phrases: quoted.map((one) => spaced(one[1])),
    articles: rank(root, hits),
    actors: hits.length ? rankActors(hits) : [],
  };
}
