// Codes held to the kiosk: a hand scanner types them, faster than any person; the camera is read by a script of its own.

const onKiosk = document.documentElement.dataset.surface === 'kiosk';
/** Scanners type a sign every 1 to 20 ms; the fastest typist takes 60. */
const FAST_MS = 45;
/** Longer than anything that is typed by chance; scanners set to send no Enter are heard by the pause after it. */
const SHORTEST = 6;
const WITHOUT_ENTER = 20;
const PAUSE_MS = 150;

let burst = '';
let lastAt = 0;
let pauseTimer = 0;

function send(text) {
  const form = document.querySelector('[data-scan-form]');
  if (!form) return;
  form.elements.value.value = text;
  form.requestSubmit();
}

/** What it typed into a field on the way is taken out again. */
function clean(text) {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement && field.value.endsWith(text)) field.value = field.value.slice(0, -text.length);
}

function finish() {
  clearTimeout(pauseTimer);
  const text = burst;
  burst = '';
  clean(text);
  send(text);
}

function onKey(event) {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const gap = event.timeStamp - lastAt;
  lastAt = event.timeStamp;
  if (gap > FAST_MS) burst = '';
  clearTimeout(pauseTimer);
  if (event.key.length === 1) {
    burst += event.key;
    if (burst.length >= WITHOUT_ENTER) pauseTimer = setTimeout(finish, PAUSE_MS);
  } else if (event.key === 'Enter' && burst.length >= SHORTEST) {
    event.preventDefault();
    event.stopImmediatePropagation();
    finish();
  }
}

/** The camera is offered everywhere, and says why where it cannot be had. */
function offerCamera() {
  for (const button of document.querySelectorAll('[data-camera]')) button.hidden = false;
}

function openCamera(button) {
  const dialog = document.querySelector('[data-camera-dialog]');
  dialog.showModal();
  if (!navigator.mediaDevices?.getUserMedia) {
    dialog.querySelector('[data-camera-text]').textContent = dialog.dataset.insecure;
    return;
  }
  if (document.querySelector('script[data-camera-script]')) {
    document.dispatchEvent(new Event('kiosk:camera'));
    return;
  }
  const script = document.createElement('script');
  script.src = button.dataset.camera;
  script.dataset.cameraScript = '';
  document.head.append(script);
}

if (onKiosk) {
  addEventListener('keydown', onKey, { capture: true });
  document.addEventListener('kiosk:code', (event) => send(event.detail));
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest('[data-camera]');
    if (button) openCamera(button);
    if (event.target.closest('[data-camera-stop]')) event.target.closest('dialog').close();
  });
  document.addEventListener('htmx:after:swap', offerCamera);
  offerCamera();
}
