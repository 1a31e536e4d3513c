/*
  Search in the archive, without a server and also from disk. The index is a script that is loaded when the reader
  first comes to the field; what it holds is told in src/tehletter/search.py. Without this script the field stays
  hidden and the list of letters is all there.
*/
"use strict";

(() => {
  const FIGURES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const MORE = 32;
  const MOST_SHOWN = 100;

  const form = document.getElementById("search");
  const field = document.getElementById("search-field");
  const status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const letters = document.getElementById("letters");
  const said = form.dataset;
  let index = null; // a promise of the index, once it was asked for

  /* Numbers in five bits a sign, each the step from one place to the next. */
  function places(steps) {
    const found = [];
    let place = -1, step = 0, weight = 1;
    for (const sign of steps) {
      const figure = FIGURES.indexOf(sign);
      step += (figure % MORE) * weight;
      weight *= MORE;
      if (figure < MORE) {
        place += step + 1;
        found.push(place);
        step = 0;
        weight = 1;
      }
    }
    return found;
  }

  function unpack(content) {
    const parts = content.terms ? content.terms.split(" ") : [];
    const terms = [];
    let term = [];
    for (let i = 0; i < parts.length; i += 2) {
      const coded = Array.from(parts[i]);
      term = term.slice(0, FIGURES.indexOf(coded[0])).concat(coded.slice(1));
      terms.push({ term: term.join(""), steps: parts[i + 1] });
    }
    const titles = content.letters.map((letter) => words(letter[3], content));
    return { ...content, terms, titles };
  }

  function words(text, content) {
    const plain = text.toLowerCase().normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").replace(/[^\p{L}\p{N}]/gu, " ");
    const folded = Array.from(plain, (sign) => content.signs[sign] ?? sign).join("");
    const found = folded.split(" ").filter((word) => word.length > 1 || /^\p{Nd}$/u.test(word));
    return found.map((word) => Array.from(word).slice(0, content.longest).join(""));
  }

  function load() {
    index ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = said.index;
      script.onload = () => self.tehletterIndex?.version === 1 ? resolve(unpack(self.tehletterIndex)) : reject();
      script.onerror = reject;
      document.head.append(script);
    });
    return index;
  }

  /* A word finds what begins as it does. Of a longer one the last two letters may be inflection. */
  const beginning = (word) => (word.length > 5 && !/^\p{N}+$/u.test(word) ? word.slice(0, -2) : word);

  function holding(word, { terms, letters: all }) {
    const start = beginning(word);
    const found = new Set();
    for (const { term, steps } of terms) {
      if (!term.startsWith(start)) continue;
      if (steps.startsWith("!")) {
        const lacking = new Set(places(steps.slice(1)));
        all.forEach((_, place) => lacking.has(place) || found.add(place));
      } else {
        places(steps).forEach((place) => found.add(place));
      }
    }
    return found;
  }

  /* Letters that have every word: first by how many stand in the title, then the latest. */
  function find(asked, content) {
    const sets = asked.map((word) => holding(word, content));
    const inTitle = (place) => asked.filter(
      (word) => Number(content.letters[place][0]) === Number(word)
        || content.titles[place].some((other) => other.startsWith(beginning(word))),
    ).length;
    return content.letters
      .map((letter, place) => ({ letter, place }))
      .filter(({ place }) => sets.every((set) => set.has(place)))
      .map((found) => ({ ...found, rank: inTitle(found.place) }))
      .sort((a, b) => b.rank - a.rank || (a.letter[1] < b.letter[1] ? 1 : -1))
      .map(({ letter }) => letter);
  }

  function item([folder, , month, title, summary, , , theme]) {
    const entry = document.createElement("li");
    const about = document.createElement("p");
    const link = document.createElement("a");
    about.className = "entry-issue";
    about.textContent = `${said.issue.replace("{number}", Number(folder))}, ${month}`;
    link.href = `${said.base}${folder}/${said.lang}/index.html`;
    link.textContent = title;
    const heading = document.createElement("h2"); // right below the page's title, since the years are hidden
    heading.className = "entry-title";
    heading.append(link);
    entry.append(about, heading);
    for (const [name, words] of [["entry-theme", theme], ["entry-summary", summary]]) {
      if (!words) continue;
      const text = document.createElement("p");
      text.className = name;
      text.textContent = words;
      entry.append(text);
    }
    return entry;
  }

  function show(found) {
    results.replaceChildren(...found.slice(0, MOST_SHOWN).map(item));
    results.hidden = found.length === 0;
    letters.hidden = true;
    status.textContent = found.length ? said.found.replace("{count}", found.length) : said.none;
  }

  function showAll(message) {
    results.replaceChildren();
    results.hidden = true;
    letters.hidden = false;
    status.textContent = message;
  }

  async function search() {
    const typed = field.value;
    if (!typed.trim()) return showAll("");
    let content;
    try {
      content = await load();
    } catch {
      return showAll(said.unavailable);
    }
    if (typed !== field.value) return undefined; // the reader typed on while the index came
    const asked = words(typed, content);
    return asked.length ? show(find(asked, content)) : showAll("");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  field.addEventListener("input", search);
  field.addEventListener("focus", () => load().catch(() => undefined), { once: true });
  form.hidden = false;
  search(); // a browser that goes back fills the field again
})();
