// The kiosk's spoken mode: each screen is read out; a first touch tells what is there, a second one chooses it.

const onKiosk = document.documentElement.dataset.surface === 'kiosk';
const speech = window.speechSynthesis;
let told = null;

const screenNow = () => document.getElementById('kiosk-screen');
const isSpoken = () => screenNow()?.hasAttribute('data-spoken') ?? false;
const voice = () => speech?.getVoices().find((one) => one.lang.startsWith(document.documentElement.lang)) ?? null;

function say(text) {
  const found = voice();
  if (!found || !text) return;
  speech.cancel();
  const utterance = new SpeechSynthesisUtterance(text.replace(/\s+/g, ' ').trim());
  utterance.voice = found;
  utterance.lang = found.lang;
  speech.speak(utterance);
}

const nameOf = (control) => control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent ?? control.innerText;

/** The switch stands there where there is a voice; else what is honest does. */
function offerVoice() {
  const offer = document.querySelector('[data-voice-switch]');
  if (!offer) return;
  offer.hidden = voice() === null;
  document.querySelector('[data-no-voice]').hidden = !offer.hidden;
}

function onScreen() {
  told = null;
  const screen = screenNow();
  const root = document.documentElement;
  if (screen?.dataset.text) root.dataset.text = screen.dataset.text;
  else delete root.dataset.text;
  offerVoice();
  if (!isSpoken()) return speech?.cancel();
  say([...screen.querySelectorAll('.kiosk-lead, h1, main .lead, main p')].map((part) => part.innerText).join('. '));
}

function onTouch(event) {
  if (!isSpoken() || !(event.target instanceof Element) || event.detail === 0) return;
  const control = event.target.closest('a, button, input');
  if (!control || control === told || control.closest('dialog')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  told = control;
  say(nameOf(control));
}

if (onKiosk) {
  addEventListener('click', onTouch, { capture: true });
  document.addEventListener('htmx:after:swap', (event) => {
    if (event.target instanceof Element && event.target.closest('#kiosk-now, #kiosk-help')) return;
    onScreen();
  });
  speech?.addEventListener?.('voiceschanged', offerVoice);
  onScreen();
}
