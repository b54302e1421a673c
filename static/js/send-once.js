// A form on its way is not sent a second time by an impatient second press. Forms of htmx have their own rule.
const WAY_MS = 10_000;
const onTheWay = new WeakSet();

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (onTheWay.has(form)) {
    event.preventDefault();
    return;
  }
  onTheWay.add(form);
  setTimeout(() => onTheWay.delete(form), WAY_MS);
});

// Back from the answer, the same form may be sent anew.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) for (const form of document.forms) onTheWay.delete(form);
});
