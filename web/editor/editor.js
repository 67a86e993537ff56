// An editor of Cypher: colours behind a plain text field, and what could be written next below it.
// Python sends the text and the vocabulary; the text comes back when it is to be run.
const WORD = /\w*$/;
const SHOWN = 12;
const TOKENS = /(\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)|(\$\w+)|(:\s*\w+)|(\b\d[\w.]*)|(\b[A-Za-z_]\w*)/g;
const CLASSES = ["comment", "string", "parameter", "label", "number", "word"];

const escaped = (text) =>
  text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

// The text with a span around what has a colour; a word only where it is one of Cypher's.
export function coloured(text, keywords) {
  let html = "";
  let done = 0;
  for (const match of text.matchAll(TOKENS)) {
    const kind = CLASSES[match.slice(1).findIndex((group) => group !== undefined)];
    const plain = kind === "word" && !keywords.has(match[0].toUpperCase());
    html += escaped(text.slice(done, match.index));
    html += plain ? escaped(match[0]) : `<span class="cy-${kind}">${escaped(match[0])}</span>`;
    done = match.index + match[0].length;
  }
  return `${html}${escaped(text.slice(done))}\n`;
}

// Whether the text ends inside of a string or a comment, where nothing is completed.
function quoted(text) {
  const open = [...text.matchAll(TOKENS)].at(-1);
  if (!open || open.index + open[0].length < text.length) return false;
  const [all, comment, string] = open;
  if (string !== undefined) return all.length < 2 || all.at(-1) !== all[0];
  return comment !== undefined && !all.endsWith("*/");
}

// Which bracket the end of the text stands in: ( [ { or none.
function bracket(text) {
  const open = [];
  for (const sign of text) {
    if ("([{".includes(sign)) open.push(sign);
    else if (")]}".includes(sign)) open.pop();
  }
  return open.at(-1);
}

// What could be written at the end of `before`: the words, and how much of them stands there.
export function offers(before, whole, { labels, types, parameters, keywords, functions }) {
  if (quoted(before)) return { found: [], typed: "" };
  const typed = WORD.exec(before)[0];
  const head = before.slice(0, before.length - typed.length);
  let words;
  if (head.endsWith("$")) {
    words = parameters;
  } else if (/[:|&!]\s*$/.test(head)) {
    words = Object.keys(bracket(head) === "[" ? types : labels);
  } else if (/\w\.$/.test(head)) {
    words = properties(head.match(/(\w+)\.$/)[1], whole, { ...labels, ...types });
  } else {
    if (!typed) return { found: [], typed };
    const names = [...whole.matchAll(/[([](\w+)\s*:/g)].map((match) => match[1]);
    words = [...new Set(names), ...keywords, ...functions.map((name) => `${name}(`)];
  }
  const start = typed.toLowerCase();
  const fits = words.filter((word) => word.toLowerCase().startsWith(start) && word !== typed);
  return { found: fits.slice(0, SHOWN), typed };
}

// The properties of whatever a variable was given as in the text; else all there are.
function properties(variable, whole, known) {
  const given = new RegExp(`[([]\\s*${variable}\\s*:\\s*([\\w|&]+)`).exec(whole);
  const kinds = given ? given[1].split(/[|&]/).filter((kind) => kind in known) : [];
  const lists = kinds.length ? kinds.map((kind) => known[kind]) : Object.values(known);
  return [...new Set(lists.flat())].sort();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const field = parentElement.querySelector("textarea");
  const colours = parentElement.querySelector("pre");
  const list = parentElement.querySelector("ul");
  const button = parentElement.querySelector("button");
  const keywords = new Set(data.vocabulary.keywords);
  const state = { found: [], typed: "", at: -1 };

  function draw() {
    colours.innerHTML = coloured(field.value, keywords);
    field.rows = Math.min(18, Math.max(4, field.value.split("\n").length + 1));
    colours.scrollTop = field.scrollTop;
  }

  function mark(at) {
    state.at = at;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function offer() {
    const end = field.selectionStart;
    Object.assign(state, offers(field.value.slice(0, end), field.value, data.vocabulary));
    list.replaceChildren(
      ...state.found.map((word, i) => {
        const item = document.createElement("li");
        Object.assign(item, { id: `cy-offer-${i}`, role: "option", textContent: word });
        item.onpointerdown = (event) => {
          event.preventDefault();
          take(word);
        };
        return item;
      }),
    );
    list.hidden = !state.found.length;
    mark(-1);
  }

  function take(word) {
    const end = field.selectionStart;
    field.setRangeText(word, end - state.typed.length, end, "end");
    field.focus();
    draw();
    offer();
  }

  const run = () => setTriggerValue("asked", field.value);
  const open = () => state.found.length > 0;
  const step = (by) => mark((state.at + by + state.found.length) % state.found.length);

  function pressed(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
    else if (event.key === " " && event.ctrlKey) offer();
    else if (!open()) return;
    else if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp" && state.at >= 0) step(-1);
    else if (event.key === "Enter" && state.at >= 0) take(state.found[state.at]);
    else if (event.key === "Tab" && !event.shiftKey) take(state.found[Math.max(0, state.at)]);
    else if (event.key === "Escape") {
      state.found = [];
      list.hidden = true;
      mark(-1);
    } else return;
    event.preventDefault();
  }

  if (field.dataset.given !== data.text) {
    field.value = field.dataset.given = data.text;
  }
  field.setAttribute("aria-label", data.label);
  list.setAttribute("aria-label", data.offers);
  button.textContent = data.run;
  button.title = "Ctrl + Enter";
  field.oninput = () => {
    draw();
    offer();
  };
  field.onscroll = () => (colours.scrollTop = field.scrollTop);
  field.onkeydown = pressed;
  field.onblur = () => (list.hidden = true);
  button.onclick = run;
  draw();
}
