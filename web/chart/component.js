// The chart on the page: pan, zoom, keys and clicks. Python lays out and draws; this only moves it.
const views = new Map(); // how each chart is moved and scaled: outlives redraws and page switches
const charts = new WeakMap();
const LEAST = 0.06, MOST = 2.5, READABLE = 0.8, EDGE = 28, TOOLS = 34;

const clamp = (number, least, most) => Math.min(most, Math.max(least, number));

class Chart {
  constructor(root) {
    this.frame = root.querySelector(".rg-frame");
    this.stage = root.querySelector(".rg-stage");
    this.root = root;
    this.pointers = new Map();
    this.listen();
  }

  draw(data, pick) {
    this.pick = pick;
    if (data.svg !== this.text) this.replace(data);
    this.root.querySelector(".rg-legend").innerHTML = data.legend;
    this.root.querySelector(".rg-help").textContent = data.help;
    for (const button of this.root.querySelectorAll("button[data-do]")) {
      button.title = data.tools[button.dataset.do];
      button.setAttribute("aria-label", button.title);
    }
    this.mark(data.marked);
  }

  // A new picture: the card that the reader looks at stays where it is on the screen.
  replace(data) {
    const focused = this.root.activeElement?.dataset?.part;
    const anchor = this.svg && data.name === this.name ? this.looked() : null;
    const before = anchor?.getBoundingClientRect();
    this.stage.innerHTML = data.svg;
    Object.assign(this, { text: data.svg, name: data.name, width: data.width, height: data.height });
    this.svg = this.stage.querySelector("svg");
    this.view = this.svg.querySelector(".rg-view");
    this.svg.removeAttribute("width");
    this.svg.removeAttribute("height");
    this.cards = [...this.svg.querySelectorAll(".rg-card")];
    if (views.has(this.name)) this.place(views.get(this.name));
    else this.home();
    const after = anchor && this.part(anchor.dataset.part)?.getBoundingClientRect();
    if (after) this.shift(before.x - after.x, before.y - after.y);
    else if (anchor) this.home();
    this.rove(this.part(focused) ?? this.cards[0]);
    if (focused) this.part(focused)?.focus({ preventScroll: true });
  }

  part(id) { return id ? this.svg.querySelector(`[data-part="${CSS.escape(id)}"]`) : null; }

  looked() {
    const frame = this.frame.getBoundingClientRect();
    const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
    const distance = (card) => {
      const box = card.getBoundingClientRect();
      return Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    };
    const chosen = this.svg.querySelector(".rg-card.is-marked");
    if (chosen) return chosen;
    return this.cards.reduce((a, b) => (a && distance(a) <= distance(b) ? a : b), null);
  }

  place(view) {
    views.set(this.name, view);
    this.view.setAttribute("transform", `translate(${view.x},${view.y}) scale(${view.scale})`);
  }

  shift(x, y) {
    const view = views.get(this.name);
    this.place({ ...view, x: view.x + x, y: view.y + y });
  }

  zoom(factor, x = this.frame.clientWidth / 2, y = this.frame.clientHeight / 2) {
    const view = views.get(this.name);
    const scale = clamp(view.scale * factor, LEAST, MOST);
    const ratio = scale / view.scale;
    this.place({ scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio });
  }

  // The first sight: all of it if that can be read, else its first card in the middle.
  home() {
    const wide = this.frame.clientWidth;
    const scale = clamp(wide / this.width, READABLE, 1);
    this.place({ scale, x: 0, y: 0 });
    const middle = this.cards[0] ? this.centre(this.cards[0]) : this.width / 2;
    const x = this.width * scale <= wide ? (wide - this.width * scale) / 2 : wide / 2 - middle * scale;
    this.place({ scale, x, y: 0 });
  }

  centre(card) {
    const box = card.getBBox();
    return card.transform.baseVal.getItem(0).matrix.e + box.width / 2;
  }

  fit() {
    const [wide, high] = [this.frame.clientWidth, this.frame.clientHeight];
    const scale = clamp(Math.min(wide / this.width, high / this.height, 1), LEAST, MOST);
    this.place({ scale, x: (wide - this.width * scale) / 2, y: (high - this.height * scale) / 2 });
  }

  show(part) {
    const frame = this.frame.getBoundingClientRect();
    const box = part.getBoundingClientRect();
    const off = (low, high, from, to) =>
      low < from + EDGE ? from + EDGE - low : high > to - EDGE ? to - EDGE - high : 0;
    this.shift(
      off(box.left, box.right, frame.left, frame.right),
      off(box.top, box.bottom, frame.top, frame.bottom - TOOLS),
    );
  }

  mark(parts) {
    const wanted = new Set(parts);
    for (const old of this.svg.querySelectorAll(".is-marked")) old.classList.remove("is-marked");
    for (const id of wanted) this.part(id)?.classList.add("is-marked");
    const key = parts.join(" ");
    const first = this.part(parts[0]);
    if (key !== this.marked && first) this.show(first);
    this.marked = key;
  }

  choose(part) {
    this.mark([part.dataset.part]);
    this.pick(part.dataset.part);
  }

  rove(card) {
    for (const other of this.cards) other.setAttribute("tabindex", other === card ? "0" : "-1");
  }

  // Up is the parent, down the first child, left and right the neighbours under the same parent.
  step(card, key) {
    const { part, parent } = card.dataset;
    const row = this.cards.filter((other) => other.dataset.parent === parent);
    const place = row.indexOf(card);
    return {
      ArrowUp: () => this.part(parent),
      ArrowDown: () => this.cards.find((other) => other.dataset.parent === part),
      ArrowLeft: () => row[place - 1],
      ArrowRight: () => row[place + 1],
      Home: () => this.cards[0],
      End: () => this.cards[this.cards.length - 1],
    }[key]?.();
  }

  listen() {
    this.stage.addEventListener("keydown", (event) => this.key(event));
    this.stage.addEventListener("pointerdown", (event) => this.down(event));
    this.stage.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) {
      this.stage.addEventListener(end, (event) => this.up(event));
    }
    this.stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    for (const button of this.root.querySelectorAll("button[data-do]")) {
      const act = { in: () => this.zoom(1.25), out: () => this.zoom(0.8), fit: () => this.fit() };
      button.addEventListener("click", act[button.dataset.do]);
    }
  }

  key(event) {
    const card = event.target.closest(".rg-card");
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "+": () => this.zoom(1.25), "-": () => this.zoom(0.8), 0: () => this.fit() };
    const next = this.step(card, event.key);
    if (event.key === "Enter" || event.key === " ") this.choose(card);
    else if (act[event.key]) act[event.key]();
    else if (next) {
      this.rove(next);
      next.focus({ preventScroll: true });
      this.show(next);
    } else if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
  }

  down(event) {
    if (event.button !== 0) return;
    this.pointers.set(event.pointerId, event);
    this.start = { x: event.clientX, y: event.clientY, moved: false, target: event.target };
  }

  drag(event) {
    const last = this.pointers.get(event.pointerId);
    if (!last || !this.start) return;
    const far = Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y) > 4;
    if (!this.start.moved && !far) return;
    if (!this.start.moved) this.stage.setPointerCapture(event.pointerId);
    this.start.moved = true;
    this.stage.classList.add("is-dragging");
    const other = [...this.pointers.values()].find((one) => one.pointerId !== event.pointerId);
    if (other) this.pinch(last, event, other);
    else this.shift(event.clientX - last.clientX, event.clientY - last.clientY);
    this.pointers.set(event.pointerId, event);
  }

  pinch(last, now, other) {
    const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
    const frame = this.frame.getBoundingClientRect();
    const [x, y] = [(now.clientX + other.clientX) / 2, (now.clientY + other.clientY) / 2];
    this.zoom(apart(now) / apart(last), x - frame.x, y - frame.y);
  }

  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    this.stage.classList.remove("is-dragging");
    const part = this.start?.target?.closest?.("[data-part]");
    if (part && !this.start.moved && event.type === "pointerup") {
      if (part.matches(".rg-card")) this.rove(part);
      this.choose(part);
    }
    if (this.pointers.size === 0) this.start = null;
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const frame = this.frame.getBoundingClientRect();
    const factor = Math.exp(-event.deltaY * 0.0022);
    this.zoom(factor, event.clientX - frame.x, event.clientY - frame.y);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!charts.has(parentElement)) charts.set(parentElement, new Chart(parentElement));
  charts.get(parentElement).draw(data, (part) => setTriggerValue("picked", part));
}
