// A refused form comes back with a summary of what is wrong: the focus goes there, so that it is read first.
const focusSummary = () => document.querySelector('[data-takes-focus]')?.focus();
document.addEventListener('htmx:after:swap', focusSummary);
focusSummary();
