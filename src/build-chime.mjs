// Makes static/sounds/chime.wav, the two notes before a call: `node src/build-chime.mjs`. The file is kept in the
// repository; this is how it was made.
import { mkdirSync, writeFileSync } from 'node:fs';

const RATE = 16_000;
const SECONDS = 1.3;
/** G5 and E5, the second beginning while the first rings: hertz, second, loudness. */
const NOTES = [
  [783.99, 0, 0.5],
  [659.26, 0.32, 0.55],
];
/** Overtones of a struck bar: multiple, loudness, how fast it dies. */
const PARTIALS = [
  [1, 1, 4.5],
  [2.76, 0.18, 9],
  [5.4, 0.05, 16],
];

function loudnessAt(second) {
  let sum = 0;
  for (const [hertz, begin, loud] of NOTES) {
    const t = second - begin;
    if (t < 0) continue;
    const attack = Math.min(1, t / 0.004);
    for (const [multiple, share, decay] of PARTIALS) {
      sum += loud * share * attack * Math.exp(-decay * t) * Math.sin(2 * Math.PI * hertz * multiple * t);
    }
  }
  // To silence at the end, so that it does not click.
  return sum * Math.min(1, (SECONDS - second) / 0.1);
}

const count = Math.round(RATE * SECONDS);
const file = Buffer.alloc(44 + count * 2);
file.write('RIFF', 0);
file.writeUInt32LE(36 + count * 2, 4);
file.write('WAVEfmt ', 8);
file.writeUInt32LE(16, 16);
file.writeUInt16LE(1, 20);
file.writeUInt16LE(1, 22);
file.writeUInt32LE(RATE, 24);
file.writeUInt32LE(RATE * 2, 28);
file.writeUInt16LE(2, 32);
file.writeUInt16LE(16, 34);
file.write('data', 36);
file.writeUInt32LE(count * 2, 40);
for (let i = 0; i < count; i++) {
  const value = Math.max(-1, Math.min(1, loudnessAt(i / RATE)));
  file.writeInt16LE(Math.round(value * 32_000), 44 + i * 2);
}
const folder = new URL('../static/sounds/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('chime.wav', folder), file);
