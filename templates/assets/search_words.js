// Cuts text into words as the index does: sitegen/arabic/search_words.py says why.
"use strict";
const LETTERS = "ىیېةۀەہھکگڤپچژٱ";
const ALIKE = "يييهههههككفبجزا";

function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{Nl}\p{No}\u200c]/gu, " ")
    .replace(/\p{Mn}|[\u00ad\u0640\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
    .replace(/./gu, (letter) => ALIKE[LETTERS.indexOf(letter)] || letter)
    // Both blocks of digits begin at a code that ends in 0.
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15)
    .replace(/ي{2,}/g, "ي")
    .replace(/اميرك/g, "امريك");
}

const NUMBER = /^\d/;
const ARABIC = /[ء-ي]/;

function forms(text) {
  const found = fold(text).match(/\d+(?:[.,٫٬]\d+)*|\p{L}+/gu) || [];
  return found.map((word) => (NUMBER.test(word) ? word.replace(/[.,٫٬]/g, "") : word));
}

function repeat(cut, word) {
  const shorter = cut(word);
  return shorter === word ? word : repeat(cut, shorter);
}

const withoutArticle = (word) => word.replace(/^[وف]?[بك]?ال(?=...)|^ال(?=..)/, "");
const withoutParticle = (word) => withoutArticle(word).replace(/^[وفبكل](?=...)/, "");
const withoutEnding = (word) =>
  word.replace(/(...)(?:هما|ها|هم|نا|ان|ين|ون|ات|وا|ته|يه|ه|ي|ا|ت)$/, "$1");
const unended = (word) => repeat(withoutEnding, word);

// Where the index keeps a form, together with other forms of its word.
function core(form) {
  if (NUMBER.test(form)) return form;
  if (ARABIC.test(form)) return unended(repeat(withoutParticle, form));
  return form.replace(/(...)ies$/, "$1y").replace(/(...)(?:ing|ed|es|s|e|y)$/, "$1");
}

// What may be left of an Arabic word without particles, the word itself first.
function rests(form) {
  const [, and, to] = /^([وف]?)([بكل]?)/.exec(form);
  const found = [form, withoutArticle(form)];
  if (/^[وف]?لل/.test(form)) found.push(form.slice(and.length + 2));
  if (and) found.push(form.slice(1));
  if (to) found.push(form.slice(and.length + 1), withoutArticle(form.slice(and.length + 1)));
  return [...new Set(found)].filter((word) => word.length > 2);
}
