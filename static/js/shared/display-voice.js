// The lobby display's sounds: a chime, then the call by the browser's voice, or, where it has none in that language, by
// words of our own joined one after the other. Nothing is ever put off: what cannot sound now is not heard later.
import { slotsToSay } from './voice-slots.js';

/** Shorter than this after a word is a breath, longer a stop. */
const BREATH_S = 0.09;
const LOUD = 0.01;
/** Some browsers never tell that a voice has ended. */
const VOICE_MS = 9_000;
const PAUSE_MS = 1_500;

const speech = window.speechSynthesis;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let context = null;
const buffers = new Map();

/** Browsers let a page sound once somebody touched it, unless they were told otherwise at their start. */
export function isLocked() {
  context ??= new AudioContext();
  return context.state !== 'running';
}

/** Inside a touch. */
export async function unlock() {
  context ??= new AudioContext();
  await context.resume();
  speech?.speak(new SpeechSynthesisUtterance(''));
}

function load(url) {
  if (!buffers.has(url)) {
    const made = fetch(url)
      .then((answer) => answer.arrayBuffer())
      .then((bytes) => context.decodeAudioData(bytes));
    made.catch(() => buffers.delete(url));
    buffers.set(url, made);
  }
  return buffers.get(url);
}

function playPart(buffer, at, offset, length) {
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.start(at, offset, length);
}

async function chime(url) {
  const buffer = await load(url);
  playPart(buffer, context.currentTime, 0, buffer.duration);
  await wait(buffer.duration * 1_000);
}

/** Where a word begins and ends in its slot of one second: seconds. */
function wordIn(buffer, slot) {
  const samples = buffer.getChannelData(0);
  const rate = buffer.sampleRate;
  let from = slot * rate;
  let to = Math.min(samples.length, (slot + 1) * rate) - 1;
  while (from < to && Math.abs(samples[from]) < LOUD) from++;
  while (to > from && Math.abs(samples[to]) < LOUD) to--;
  return { from: from / rate, length: (to - from) / rate };
}

async function sayByWords(url, { ticket, counter }) {
  const buffer = await load(url);
  const from = context.currentTime + 0.05;
  let at = from;
  for (const slot of slotsToSay(ticket, counter)) {
    const word = wordIn(buffer, slot);
    playPart(buffer, at, word.from, word.length);
    at += word.length + BREATH_S;
  }
  await wait((at - from) * 1_000);
}

function sayByVoice(voice, text) {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  const ended = new Promise((resolve) => {
    utterance.onend = resolve;
    utterance.onerror = resolve;
  });
  speech.speak(utterance);
  return Promise.race([ended, wait(VOICE_MS).then(() => speech.cancel())]);
}

const voiceOf = (language) => speech?.getVoices().find((voice) => voice.lang.startsWith(language)) ?? null;

function say(call, sounds) {
  const voice = voiceOf(call.language);
  return voice ? sayByVoice(voice, call.spoken) : sayByWords(sounds.words[call.language] ?? sounds.words.en, call);
}

/** Chime and call, and once more; settles when it is silent again. `mayGoOn` is asked before the second time. */
export async function announce(call, sounds, mayGoOn) {
  if (isLocked()) return;
  await chime(sounds.chime);
  await say(call, sounds);
  await wait(PAUSE_MS);
  if (mayGoOn()) await say(call, sounds);
}
