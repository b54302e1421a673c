// Makes static/sounds/voice-en.mp3 and voice-es.mp3, the lobby display's voice where the browser has none:
// `node src/seed/build-voice.mjs`, with espeak-ng and lame on the machine (Debian: apt-get install espeak-ng lame).
// Each file is a row of slots of one second, one word a slot, in the order of WORDS below, which static/js/shared/voice-slots.js
// repeats. The files are kept in the repository; this is how they were made.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 22_050;
/** Silence before a word, so that a decoder's own delay cuts nothing off: samples. */
const LEAD = Math.round(RATE * 0.06);
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const VOICES = {
  en: { voice: 'en-us', ticket: 'ticket', counter: 'counter', letter: (l) => (l === 'a' ? 'eigh' : l) },
  es: { voice: 'es-419', ticket: 'turno', counter: 'mostrador', letter: (l) => l },
};

const folder = mkdtempSync(join(tmpdir(), 'walkup-voice-'));
const wav = join(folder, 'word.wav');

/** The samples of a WAV file of 16 bits, mono. */
function samplesOf(file) {
  const at = file.indexOf('data') + 8;
  return new Int16Array(
    file.buffer.slice(file.byteOffset + at, file.byteOffset + file.length - ((file.length - at) % 2)),
  );
}

/** Without the silence around it. */
function trimmed(samples) {
  const loud = (value) => Math.abs(value) > 250;
  const from = samples.findIndex(loud);
  const to = samples.findLastIndex(loud);
  return samples.slice(Math.max(0, from - 100), to + 400);
}

function spoken(word, voice) {
  execFileSync('espeak-ng', ['-v', voice, '-s', '150', '-a', '160', '-w', wav, word]);
  return trimmed(samplesOf(readFileSync(wav)));
}

function rowOf({ voice, ticket, counter, letter }) {
  const words = [ticket, counter, ...'0123456789', ...[...LETTERS].map(letter)];
  const row = new Int16Array(RATE * words.length);
  words.forEach((word, slot) => {
    const samples = spoken(word, voice);
    if (LEAD + samples.length > RATE * 0.95) throw new Error(`"${word}" takes longer than its slot`);
    row.set(samples, slot * RATE + LEAD);
  });
  return row;
}

for (const [language, voice] of Object.entries(VOICES)) {
  const raw = join(folder, 'row.raw');
  writeFileSync(raw, Buffer.from(rowOf(voice).buffer));
  const out = new URL(`../../static/sounds/voice-${language}.mp3`, import.meta.url).pathname;
  const args = [
    '-r',
    '-s',
    '22.05',
    '--bitwidth',
    '16',
    '--signed',
    '--little-endian',
    '-m',
    'm',
    '-b',
    '24',
    '--quiet',
  ];
  execFileSync('lame', [...args, raw, out]);
}
rmSync(folder, { recursive: true });
