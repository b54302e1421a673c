// Printing a ticket needs a script, so its row is hidden without one. Rows come anew with each frame of the live line.
const show = () => {
  for (const row of document.querySelectorAll('[data-print]')) row.hidden = false;
};
document.addEventListener('htmx:after:swap', show);
document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-print] button')) window.print();
});
show();
