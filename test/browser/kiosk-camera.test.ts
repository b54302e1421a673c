import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import encodeQR from 'qr';
import { expect, test } from 'vitest';
import { linkPath } from '../../src/operations/steps/link-tag.ts';
import { book } from '../support/booked.ts';
import { BROWSER_FLAGS, chromiumPath } from '../support/browser.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { servedApp } from '../support/served-app.ts';
import { smallStore } from '../support/small-store.ts';
import { tempFolder } from '../support/temp-db.ts';

const WIDTH = 640;
const HEIGHT = 480;

/** A film of a QR code before a white wall, as the browser takes it for its camera. */
function filmOf(text: string): Buffer {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const size = Math.floor(HEIGHT / rows.length);
  const light = Buffer.alloc(WIDTH * HEIGHT, 235);
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let line = 0; line < size; line++) {
        const from = (y * size + line) * WIDTH + 80 + x * size;
        light.fill(16, from, from + size);
      }
    });
  });
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, frame, frame]);
}

test('a code before the camera checks its appointment in, and the camera is off afterwards', async () => {
  const { app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' });
  const folder = tempFolder();
  const store = await smallStore(app.deps, { advisors: [['billing', 'device', 'plan']] });
  await book(app, store, { id: 'apt_1', reference: 'K7M4XT', at: '2026-11-24T16:15:00Z', name: 'Ana' });
  const film = join(folder.path, 'camera.y4m');
  writeFileSync(film, filmOf(url + linkPath(app.deps.secretKey, 'appointment', 'apt_1', 1)));
  const kiosk = await pairedScreen(app, store.id, 'kiosk');
  const browser = await chromium.launch({
    executablePath: chromiumPath()!,
    args: [
      ...BROWSER_FLAGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
    await context.addCookies([{ name: 'kiosk', value: kiosk.cookies.get('kiosk')!, url }]);
    const page = await context.newPage();
    await page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted);
        Object.assign(window, { tracks: stream.getTracks() });
        return stream;
      };
    });
    await page.goto(`${url}/kiosk/appointment`);
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await page.locator('.kiosk-ticket').waitFor({ timeout: 20_000 });
    expect(await page.locator('.code-large').innerText()).toContain('D001');
    const states = () =>
      page.evaluate(() => (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map((t) => t.readyState));
    expect(await states()).toEqual(['ended']);
  } finally {
    await browser.close();
    await app.close();
    folder.remove();
  }
}, 60_000);
