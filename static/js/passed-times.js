// Times that pass while a page of free times is open vanish from it, by the server's clock. The server decides again anyway.

const EVERY_MS = 10_000;
const openedAt = Date.now();

function dropPassed() {
  for (const form of document.querySelectorAll('[data-as-of]')) {
    const now = Number(form.dataset.asOf) + Date.now() - openedAt;
    let dropped = false;
    for (const time of form.querySelectorAll('[data-until]')) {
      if (Number(time.dataset.until) >= now) continue;
      time.remove();
      dropped = true;
    }
    if (!dropped) continue;
    for (const part of form.querySelectorAll('[data-times-part]')) {
      if (!part.querySelector('[data-until]')) part.remove();
    }
    form.querySelector('[data-times-passed]').hidden = false;
  }
}
setInterval(dropPassed, EVERY_MS);
// A phone that slept, and a page that comes back by the back button, are looked at at once.
document.addEventListener('visibilitychange', dropPassed);
window.addEventListener('pageshow', dropPassed);
