// Chart: what Python drew and keeps open, on the stage: marks, the path to a branch, what is chosen.
const charts = new WeakMap();

class Chart extends Stage {
  constructor(root) {
    super(root);
    new Gestures(this);
  }

  draw(data, tell) {
    this.tell = tell;
    this.focus = data.focus;
    if (data.svg !== this.text) this.replace(data);
    this.root.querySelector(".rg-legend").innerHTML = data.legend;
    this.root.querySelector(".rg-help").textContent = data.help;
    this.drawPath(data);
    for (const button of this.root.querySelectorAll("button[data-do]")) {
      const word = button.dataset.do === "focus" && data.focus ? "unfocus" : button.dataset.do;
      button.title = data.tools[word];
      button.setAttribute("aria-label", button.title);
      if (button.dataset.do === "focus") button.setAttribute("aria-pressed", String(!!data.focus));
      button.hidden = ["all", "none", "focus"].includes(button.dataset.do) && !data.branches;
    }
    this.mark(data.marked, data.jump);
  }

  // From the whole chart down to the branch that is looked at alone.
  drawPath(data) {
    const steps = data.path.map(([id, name], place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.onclick = () => this.tell("focused", id);
      if (place === data.path.length - 1) button.setAttribute("aria-current", "true");
      return button;
    });
    const path = this.root.querySelector(".rg-path");
    path.setAttribute("aria-label", data.tools.path);
    path.hidden = steps.length === 0;
    path.replaceChildren(...steps);
  }

  // A new picture: the card that the reader looks at, or just turned, stays where it is.
  replace(data) {
    const focused = this.root.activeElement?.dataset?.part;
    const anchor = this.svg && data.name === this.name ? this.held ?? this.looked() : null;
    const before = anchor && this.boxes.get(anchor);
    const sheet = document.createElement("template");
    sheet.innerHTML = data.svg;
    Object.assign(this, { text: data.svg, name: data.name, width: data.width, height: data.height });
    this.svg = sheet.content.querySelector("svg");
    this.view = this.svg.querySelector(".rg-view");
    this.svg.removeAttribute("width");
    this.svg.removeAttribute("height");
    this.gather();
    this.stage.replaceChildren(this.svg);
    if (!views.has(this.name)) this.home();
    else if (before && this.boxes.has(anchor)) this.keep(before, this.boxes.get(anchor));
    else if (anchor) this.home();
    else this.place(views.get(this.name));
    this.held = null;
    this.rove(this.part(focused) ?? this.cards[0]);
    if (focused && this.part(focused)) this.reach(this.part(focused));
  }

  mark(parts, jump = this.jump) {
    for (const old of this.marked) this.part(old)?.classList.remove("is-marked");
    this.marked = new Set(parts.filter((id) => this.parts.has(id)));
    for (const id of this.marked) this.part(id).classList.add("is-marked");
    this.covered = null;
    this.cull();
    const [first] = this.marked;
    const jumped = this.jump !== undefined && jump !== this.jump;
    if (first && jumped) this.approach(first);
    if (first && (jumped || parts.join(" ") !== this.shown)) this.show(first);
    this.jump = jump;
    this.shown = parts.join(" ");
  }

  choose(part) {
    this.mark([part.dataset.part]);
    this.tell("picked", part.dataset.part);
  }

  // Open a closed branch or close an open one; the card stays where it is meanwhile.
  turn(card, open = card.getAttribute("aria-expanded") === "false") {
    if (card.getAttribute("aria-expanded") !== String(!open)) return;
    this.held = card.dataset.part;
    this.tell("folded", (open ? "" : "-") + card.dataset.part);
  }

  rove(card) {
    this.roved?.setAttribute("tabindex", "-1");
    card?.setAttribute("tabindex", "0");
    this.roved = card;
  }

  reach(card) {
    this.rove(card);
    this.show(card.dataset.part);
    card.focus({ preventScroll: true });
  }

  // Look at one branch alone, that of the chosen card, or at the whole chart again.
  look(card = [...this.marked].find((id) => this.boxes.has(id)) ?? this.roved?.dataset.part) {
    if (this.focus) this.tell("focused", "all");
    else if (card) this.tell("focused", card);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!charts.has(parentElement)) charts.set(parentElement, new Chart(parentElement));
  charts.get(parentElement).draw(data, setTriggerValue);
}
