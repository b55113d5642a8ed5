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

// Three letters stay, two behind the article.
const withoutArticle = (word) => word.replace(/^[وف]?[بك]?ال(?=...)|^ال(?=..)/, "");
const bare = (word) => word.replace(/^(?:[وفبكل](?=...)|ال(?=..))+/, "");
const unended = (word) =>
  word.replace(/(...)(?:هما|ها|هم|نا|ان|ين|ون|ات|اء|وا|ته|يه|ه|ي|ا|ت)+$/, "$1");

// Where the index keeps a form, together with other forms of its word.
function core(form) {
  if (NUMBER.test(form)) return form;
  if (ARABIC.test(form)) return unended(bare(form));
  return form.replace(/(...)ies$/, "$1y").replace(/(...)(?:ing|ed|es|s|e|y)$/, "$1");
}

// What may be left of an Arabic word without particles, the word itself first.
function rests(form) {
  const cuts = [/^/, /^[وف]/, /^[وف]?[بكل]/, /^[وف]?لل/].map((some) => form.replace(some, ""));
  const found = new Set(cuts.flatMap((word) => [word, withoutArticle(word)]));
  return [...found].filter((word) => word.length > 2);
}
