// Stage: the picture in its frame: how it is moved and scaled, and which of its parts are in the page.
const views = new Map(); // by chart: outlives redraws and page switches
const LEAST = 0.06, MOST = 2.5, READABLE = 0.8, EDGE = 28, TOOLS = 34;
const WHOLE = 80; // cards that may all be in the page at once
const FEW = 60; // lines to far cards that may all be shown
const TINY = 0.4; // the scale below which a large chart is shapes without text

const clamp = (number, least, most) => Math.min(most, Math.max(least, number));
const numbers = (text) => (text.match(/-?[\d.]+/g) ?? []).map(Number);

// Where something of the chart is, from its attributes: asking the browser would lay out the page.
function boxOf(element) {
  const path = element.matches("path") ? element : element.querySelector(":scope > path");
  if (path) {
    const all = numbers(path.getAttribute("d"));
    const across = all.filter((_, place) => place % 2 === 0);
    const down = all.filter((_, place) => place % 2 === 1);
    const [x, y] = [Math.min(...across), Math.min(...down)];
    return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
  }
  const rect = element.querySelector(".rg-face") ?? element.querySelector("rect");
  const [x, y] = element.matches(".rg-card")
    ? numbers(element.getAttribute("transform"))
    : [Number(rect.getAttribute("x")), Number(rect.getAttribute("y"))];
  return { x, y, width: Number(rect.getAttribute("width")), height: Number(rect.getAttribute("height")) };
}

class Stage {
  constructor(root) {
    this.root = root;
    this.frame = root.querySelector(".rg-frame");
    this.stage = root.querySelector(".rg-stage");
    this.marked = new Set();
    new ResizeObserver(() => { this.covered = null; if (this.svg) this.cull(); }).observe(this.frame);
  }

  // All parts of the picture with their boxes; in a large one they wait outside of the page.
  gather() {
    this.layers = [...this.svg.querySelector("[role=tree]").children].map((layer) => {
      const items = [...layer.children].map((element) => ({ element, box: boxOf(element) }));
      return { layer, items };
    });
    const cards = this.layers.at(-1).items;
    this.cards = cards.map((item) => item.element);
    this.boxes = new Map(cards.map((item) => [item.element.dataset.part, item.box]));
    this.parts = new Map();
    for (const { items } of this.layers) {
      for (const item of items) if (item.element.dataset.part) this.parts.set(item.element.dataset.part, item);
    }
    this.large = this.cards.length > WHOLE;
    this.far = this.layers[2].items.length;
    this.marked = new Set();
    this.roved = this.covered = this.shapes = null;
    if (this.large) for (const { layer } of this.layers) layer.replaceChildren();
  }

  // All cards and wires as a few paths, for a large chart seen from afar.
  drawShapes() {
    const paths = new Map();
    const add = (look, line) => paths.set(look, (paths.get(look) ?? "") + line);
    for (const { element } of this.layers[1].items) {
      const path = element.matches("path") ? element : element.lastElementChild;
      add("rg-wire", path.getAttribute("d"));
    }
    for (const { element, box } of this.layers.at(-1).items) {
      const marks = [...element.classList].filter((look) => ["rg-new", "rg-moved", "rg-ended"].includes(look));
      const edge = `h${box.width}v${box.height}h${-box.width}z`;
      add(["rg-card", ...marks].join(" "), `M${box.x} ${box.y}${edge}`);
    }
    const layer = document.createElementNS(this.svg.namespaceURI, "g");
    layer.setAttribute("aria-hidden", "true");
    layer.innerHTML = [...paths].map(([look, path]) => look === "rg-wire"
      ? `<path class="rg-wire" d="${path}"/>`
      : `<g class="${look}"><path class="rg-face" d="${path}"/></g>`).join("");
    return layer;
  }

  part(id) { return id ? this.parts.get(id)?.element : undefined; }

  // The part of the chart in the window, and `more` times its size on each side.
  seen(more) {
    const view = views.get(this.name);
    const [width, height] = [this.frame.clientWidth / view.scale, this.frame.clientHeight / view.scale];
    return {
      x: -view.x / view.scale - width * more, y: -view.y / view.scale - height * more,
      width: width * (1 + 2 * more), height: height * (1 + 2 * more), scale: view.scale,
    };
  }

  place(view) {
    views.set(this.name, view);
    this.view.setAttribute("transform", `translate(${view.x},${view.y}) scale(${view.scale})`);
    this.cull();
  }

  // Put into the page what is in sight and a good way around it; take out what is far from it.
  cull() {
    if (!this.large && this.far <= FEW) return;
    const [now, old] = [this.seen(0), this.covered];
    const enough = old && now.x >= old.x && now.y >= old.y && now.x + now.width <= old.x + old.width
      && now.y + now.height <= old.y + old.height && old.width < now.width * 4;
    const tiny = this.large && now.scale < TINY;
    if (enough && tiny === old.tiny) return;
    const area = this.covered = { ...this.seen(0.3), tiny };
    if (tiny) this.view.prepend(this.shapes ??= this.drawShapes());
    else this.shapes?.remove();
    const near = (box) => box.x <= area.x + area.width && box.x + box.width >= area.x
      && box.y <= area.y + area.height && box.y + box.height >= area.y;
    this.layers.forEach(({ layer, items }, number) => {
      let next = null;
      for (let place = items.length - 1; place >= 0; place -= 1) {
        const { element, box } = items[place];
        const far = number === 2 && this.far > FEW;
        const wanted = far ? this.meant(element)
          : element === this.roved || this.marked.has(element.dataset.part) || !this.large || (near(box) && !tiny);
        const there = element.parentNode === layer;
        if (wanted && !there) layer.insertBefore(element, next);
        else if (!wanted && there && element !== this.root.activeElement) element.remove();
        if (element.parentNode === layer) next = element;
      }
    });
  }

  meant(line) {
    const { part, from, to } = line.dataset;
    return this.marked.has(part) || this.marked.has(from) || this.marked.has(to);
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

  keep(before, after) {
    const view = views.get(this.name);
    const [x, y] = [(before.x - after.x) * view.scale, (before.y - after.y) * view.scale];
    this.place({ ...view, x: view.x + x, y: view.y + y });
  }

  // The first sight: all of it if that can be read, else its first card in the middle.
  home() {
    const wide = this.frame.clientWidth;
    const scale = clamp(wide / this.width, READABLE, 1);
    const first = this.boxes.get(this.cards[0]?.dataset.part);
    const middle = first ? first.x + first.width / 2 : this.width / 2;
    const spare = wide - this.width * scale;
    const x = spare >= 0 ? spare / 2 : clamp(wide / 2 - middle * scale, spare, 0);
    this.place({ scale, x, y: 0 });
  }

  fit() {
    const [wide, high] = [this.frame.clientWidth, this.frame.clientHeight];
    const scale = clamp(Math.min(wide / this.width, high / this.height, 1), LEAST, MOST);
    this.place({ scale, x: (wide - this.width * scale) / 2, y: Math.max(0, (high - this.height * scale) / 2) });
  }

  // Move the chart as little as needed for a part to be in sight.
  show(id) {
    const box = this.parts.get(id)?.box;
    if (!box) return;
    const view = views.get(this.name);
    const [left, top] = [box.x * view.scale + view.x, box.y * view.scale + view.y];
    const off = (low, high, end) => low < EDGE ? EDGE - low : high > end - EDGE ? end - EDGE - high : 0;
    this.shift(
      off(left, left + box.width * view.scale, this.frame.clientWidth),
      off(top, top + box.height * view.scale, this.frame.clientHeight - TOOLS),
    );
  }

  // What was searched shall be read: come near to it.
  approach(id) {
    const view = views.get(this.name);
    const { box } = this.parts.get(id);
    if (view.scale >= READABLE / 2) return;
    const [wide, high] = [this.frame.clientWidth, this.frame.clientHeight];
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    this.place({ scale: READABLE, x: wide / 2 - x * READABLE, y: high / 2 - y * READABLE });
  }

  // The card that was chosen, if it can be seen, else the one nearest to the middle.
  looked() {
    const seen = this.seen(0);
    const inside = (box) => box.x + box.width > seen.x && box.x < seen.x + seen.width
      && box.y + box.height > seen.y && box.y < seen.y + seen.height;
    for (const id of this.marked) if (this.boxes.has(id) && inside(this.boxes.get(id))) return id;
    const [x, y] = [seen.x + seen.width / 2, seen.y + seen.height / 2];
    let [nearest, least] = [null, Infinity];
    for (const [id, box] of this.boxes) {
      const distance = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
      if (distance < least) [nearest, least] = [id, distance];
    }
    return nearest;
  }

  // The card under the pointer where cards are only shapes.
  under(event) {
    const frame = this.frame.getBoundingClientRect();
    const view = views.get(this.name);
    const [x, y] = [(event.clientX - frame.x - view.x) / view.scale, (event.clientY - frame.y - view.y) / view.scale];
    const inside = (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    for (const [id, box] of this.boxes) if (inside(box)) return this.part(id);
    return null;
  }
}
