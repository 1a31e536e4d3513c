// The preview in the browser. It hears from the server what changed and replaces that alone: the words of the page
// where they stand, so that the reader keeps the place; the PDF when its new one is made.
"use strict";

const pageFrame = document.getElementById("page-frame");
const pdfFrame = document.getElementById("pdf-frame");
const status = document.querySelector("[data-live=status]");
const shown = JSON.parse(document.body.dataset.state);
let news = null;
let lost = false;
let done = Promise.resolve();

// ---------------------------------------------------------------------------------------------- the news

function listen() {
  news = new EventSource(document.body.dataset.events);
  news.onmessage = (event) => {
    const state = JSON.parse(event.data);
    done = done.then(() => show(state)).catch(() => {}); // one after the other; what could not be had is tried next time
  };
  news.onerror = () => {
    status.textContent = document.body.dataset.lost;
    lost = true;
  };
}

// A browser holds six connections to a server: a tab that nobody looks at gives its one back.
document.addEventListener("visibilitychange", () => {
  news.close();
  if (!document.hidden) listen();
});

async function show(state) {
  if (state.pdf !== shown.pdf) replacePdf(state);
  if (state.page !== shown.page || state.around !== shown.around) {
    await replacePage(state.around === shown.around); // before the shell: it is what one waits for
  }
  if (state.shell !== shown.shell || lost) {
    lost = false;
    await replaceShell();
  }
  Object.assign(shown, state);
}

async function text(address) {
  const answer = await fetch(address, { cache: "no-store" });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// --------------------------------------------------------------------------------------------- the shell

async function replaceShell() {
  const fresh = await text(location.pathname);
  document.title = fresh.title;
  for (const part of document.querySelectorAll("[data-live]")) {
    const other = fresh.querySelector(`[data-live=${part.dataset.live}]`);
    if (!other) continue;
    if (part.href) part.href = other.getAttribute("href");
    if (part.innerHTML === other.innerHTML) continue;
    const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    part.replaceChildren(...other.childNodes);
    if (focused) part.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  }
}

// ---------------------------------------------------------------------------------------------- the page

async function replacePage(sameLook) {
  const page = pageFrame.contentDocument;
  if (!page || page.readyState !== "complete" || page.body.matches(".blank") || !sameLook) {
    pageFrame.contentWindow.location.reload();
    return;
  }
  const fresh = await text(pageFrame.getAttribute("data"));
  const view = pageFrame.contentWindow;
  const { scrollX, scrollY } = view;
  page.title = fresh.title;
  page.documentElement.lang = fresh.documentElement.lang;
  page.documentElement.dir = fresh.documentElement.dir;
  page.body.replaceWith(page.adoptNode(fresh.body));
  view.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
}

// ----------------------------------------------------------------------------------------------- the PDF

// A browser tells nobody where its reader of PDFs stands, so the new one opens at the sheet of what the page shows.
function replacePdf({ pdf, sheets }) {
  const page = pageFrame.contentDocument?.scrollingElement;
  const below = page ? page.scrollHeight - page.clientHeight : 0;
  const sheet = below > 0 && sheets > 1 ? 1 + Math.round((page.scrollTop / below) * (sheets - 1)) : 1;
  pdfFrame.contentWindow.location.replace(`${pdf}#page=${sheet}&navpanes=0&view=FitH`);
}

// -------------------------------------------------------------------------------------------- the links

// A link in the page: another edition is shown in the preview, as is the start of the preview for the archive; a part
// of this edition in the page, the rest elsewhere.
function follow(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = new URL(link.href);
  const page = pageFrame.contentWindow.location;
  if (address.hash && address.pathname === page.pathname && address.host === page.host) return;
  event.preventDefault();
  const path = address.host === location.host ? address.pathname : "";
  const letter = path.match(/^\/site\/(\d+\/[^/]+)\/(?:index\.html)?$/);
  if (letter) location.assign(`/letters/${letter[1]}.html`);
  else if (/^\/site\/(?:[^/]+\/)?index\.html$/.test(path)) location.assign("/");
  else if (address.protocol === "mailto:") location.assign(address.href);
  else window.open(address.href, "_blank", "noopener");
}

function attach() {
  pageFrame.contentDocument?.addEventListener("click", follow);
}

pageFrame.addEventListener("load", attach);
attach();
listen();
