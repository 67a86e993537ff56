// A listing: tells Python which row was chosen, and shows which one is.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".rl-root");
  if (root.dataset.html !== data.html) {
    const focused = parentElement.activeElement?.dataset?.pick;
    root.innerHTML = data.html;
    root.dataset.html = data.html;
    if (focused) root.querySelector(`[data-pick="${CSS.escape(focused)}"]`)?.focus();
  }
  const buttons = [...root.querySelectorAll("[data-pick]")];
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.pick === data.picked));
    button.onclick = () => setTriggerValue("picked", button.dataset.pick);
    button.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && buttons[buttons.indexOf(button) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
  }
}
