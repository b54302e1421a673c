import { expect, test } from 'vitest';
import { readScannedCode } from '../../../src/domain/booking/scanned-code.ts';

const TAG = 'abcDEF123-_abcDEF12345';

test('a link of ours is read whatever host it names, a bare reference too', () => {
  for (const host of ['https://walkup.example', 'http://192.168.1.20:3000']) {
    expect(readScannedCode(`${host}/v/apt_00m1x2.${TAG}\r`)).toEqual({ kind: 'link', id: 'apt_00m1x2', tag: TAG });
  }
  expect(readScannedCode(`/v/vis_9.${TAG}`)).toEqual({ kind: 'link', id: 'vis_9', tag: TAG });
  expect(readScannedCode(' k7m-4xt ')).toEqual({ kind: 'reference', reference: 'K7M4XT' });
});

test('codes of others are not', () => {
  for (const text of [
    '',
    'https://example.com/menu',
    '4006381333931',
    `/v/acc_1.${TAG}`,
    '/v/apt_1.short',
    'WIFI:S:x;;',
  ]) {
    expect(readScannedCode(text)).toBe(null);
  }
});
