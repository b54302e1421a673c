// Reads QR codes from the kiosk's camera while its dialog is open. Pictures stay in this page and are kept nowhere.
import decodeQR from 'qr/decode.js';

const LOOK_MS = 120;
const WIDTH = 640;

const dialogNow = () => document.querySelector('[data-camera-dialog]');
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The text of a code in the picture, or null. */
function read(video, canvas) {
  if (video.videoWidth === 0) return null;
  canvas.width = WIDTH;
  canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return decodeQR({ data, width, height });
  } catch {
    return null;
  }
}

async function look(dialog, video) {
  const canvas = document.createElement('canvas');
  while (dialog.open && dialog.isConnected) {
    const text = read(video, canvas);
    if (text) return text;
    await wait(LOOK_MS);
  }
  return null;
}

function say(dialog, error) {
  const { refused, missing } = dialog.dataset;
  const isRefused = error.name === 'NotAllowedError' || error.name === 'SecurityError';
  dialog.querySelector('[data-camera-text]').textContent = isRefused ? refused : missing;
}

async function start() {
  const dialog = dialogNow();
  if (!dialog?.open) return;
  const video = dialog.querySelector('[data-camera-video]');
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: 1280 } } });
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    const text = await look(dialog, video);
    dialog.close();
    if (text) document.dispatchEvent(new CustomEvent('kiosk:code', { detail: text }));
  } catch (error) {
    say(dialog, error);
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
    video.hidden = true;
  }
}

document.addEventListener('kiosk:camera', start);
start();
