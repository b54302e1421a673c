// "Use my location" on the finder: shown only where a browser can tell one, and nothing is asked before it is pressed.

/** Two decimals of a degree are about a kilometre: near enough for the next store, too far for an address. */
const rounded = (degrees) => degrees.toFixed(2);

function look(button) {
  const refused = button.form.querySelector('[data-near-me-refused]');
  const show = () => {
    refused.hidden = false;
    button.disabled = false;
  };
  button.disabled = true;
  refused.hidden = true;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const url = new URL(location.href);
      url.search = new URLSearchParams(new FormData(button.form)).toString();
      url.searchParams.delete('q');
      url.searchParams.set('near', `${rounded(coords.latitude)},${rounded(coords.longitude)}`);
      location.assign(url);
    },
    show,
    { timeout: 10_000, maximumAge: 300_000 },
  );
}

// Browsers tell a place on https and on this machine only.
if ('geolocation' in navigator && window.isSecureContext) {
  for (const button of document.querySelectorAll('[data-near-me]')) {
    button.hidden = false;
    button.addEventListener('click', () => look(button));
  }
}
