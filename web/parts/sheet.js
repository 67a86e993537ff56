// A sheet: tells Python what was chosen or which page is wanted, and shows what is chosen.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".rl-root");
  // A dialog stands outside of the app's own element and would take the browser's colours.
  root.style.colorScheme = getComputedStyle(document.querySelector(".stApp")).colorScheme;
  const fresh = root.dataset.html !== data.html;
  if (fresh) {
    const focused = parentElement.activeElement?.dataset?.pick;
    root.innerHTML = data.html;
    root.dataset.html = data.html;
    if (focused) root.querySelector(`[data-pick="${CSS.escape(focused)}"]`)?.focus();
  }
  // Marks inside running text have the role of a button, which cannot break over lines itself.
  const buttons = [...root.querySelectorAll("[data-pick]")];
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.pick === data.picked));
    button.onclick = () => setTriggerValue("picked", button.dataset.pick);
    button.onkeydown = (event) => {
      if (button.tagName !== "BUTTON" && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        button.click();
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && buttons[buttons.indexOf(button) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
  }
  const text = root.querySelector("[data-words]");
  if (text) text.onmouseup = text.onkeyup = () => {
    const place = marked(text);
    if (place) setTriggerValue("words", place);
  };
  if (fresh) root.querySelector('mark[aria-pressed="true"], mark[aria-current]')?.scrollIntoView({ block: "center" });
  for (const link of root.querySelectorAll("a[data-go]")) {
    link.onclick = (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setTriggerValue("go", link.getAttribute("href"));
    };
  }
}

// Where the words that the reader marked begin and end in a text, in characters as Python counts them.
function marked(text) {
  const root = text.getRootNode();
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = [...before.toString()].length;
  return { start, end: start + [...range.toString()].length };
}
