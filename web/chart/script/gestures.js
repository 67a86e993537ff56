// Gestures: mouse, fingers, keys and buttons, and what they do to the chart.
class Gestures {
  constructor(chart) {
    this.chart = chart;
    this.pointers = new Map();
    const { stage } = chart;
    stage.addEventListener("keydown", (event) => this.key(event));
    stage.addEventListener("pointerdown", (event) => this.down(event));
    stage.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) {
      stage.addEventListener(end, (event) => this.up(event));
    }
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    const act = {
      in: () => this.chart.zoom(1.25), out: () => this.chart.zoom(0.8), fit: () => this.chart.fit(),
      all: () => this.chart.tell("folded", "all"), none: () => this.chart.tell("folded", "none"),
      focus: () => this.chart.look(),
    };
    for (const button of this.chart.root.querySelectorAll("button[data-do]")) {
      button.addEventListener("click", act[button.dataset.do]);
    }
  }

  key(event) {
    const card = event.target.closest(".rg-card");
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const closed = card.getAttribute("aria-expanded") === "false";
    const act = {
      "+": () => this.chart.turn(card, true), "-": () => this.chart.turn(card, false),
      "*": () => this.chart.tell("folded", "all"), 0: () => this.chart.fit(), f: () => this.chart.look(card.dataset.part),
      Enter: () => this.chart.choose(card), " ": () => this.chart.choose(card),
    }[event.key] ?? (event.key === "ArrowDown" && closed ? () => this.chart.turn(card, true) : null);
    const next = act ? null : this.step(card, event.key);
    if (act) act();
    else if (next) this.chart.reach(next);
    else if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
  }

  // Up is the parent, down the first child, left and right the neighbours under the same parent.
  step(card, key) {
    const { part, parent } = card.dataset;
    const row = this.chart.cards.filter((other) => other.dataset.parent === parent);
    const place = row.indexOf(card);
    return {
      ArrowUp: () => this.chart.part(parent),
      ArrowDown: () => this.chart.cards.find((other) => other.dataset.parent === part),
      ArrowLeft: () => row[place - 1],
      ArrowRight: () => row[place + 1],
      Home: () => this.chart.cards[0],
      End: () => this.chart.cards[this.chart.cards.length - 1],
    }[key]?.();
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
    if (!this.start.moved) this.chart.stage.setPointerCapture(event.pointerId);
    this.start.moved = true;
    this.chart.stage.classList.add("is-dragging");
    const other = [...this.pointers.values()].find((one) => one.pointerId !== event.pointerId);
    if (other) this.pinch(last, event, other);
    else this.chart.shift(event.clientX - last.clientX, event.clientY - last.clientY);
    this.pointers.set(event.pointerId, event);
  }

  pinch(last, now, other) {
    const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
    const frame = this.chart.frame.getBoundingClientRect();
    const [x, y] = [(now.clientX + other.clientX) / 2, (now.clientY + other.clientY) / 2];
    this.chart.zoom(apart(now) / apart(last), x - frame.x, y - frame.y);
  }

  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    this.chart.stage.classList.remove("is-dragging");
    const target = this.start?.target;
    const part = target?.closest?.("[data-part]") ?? this.chart.under(event);
    if (part && !this.start.moved && event.type === "pointerup") {
      if (part.matches(".rg-card")) this.chart.rove(part);
      if (target.closest(".rg-fold")) this.chart.turn(part);
      else this.chart.choose(part);
    }
    if (this.pointers.size === 0) this.start = null;
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const frame = this.chart.frame.getBoundingClientRect();
    const factor = Math.exp(-event.deltaY * 0.0022);
    this.chart.zoom(factor, event.clientX - frame.x, event.clientY - frame.y);
  }
}
