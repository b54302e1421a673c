import { expect, test } from 'vitest';
import { MOBILE_CARRIER_SERVICES } from '../../src/domain/store/starting-services.ts';
import { DEMO_SERVICES } from '../../src/seed/chain/service-list.ts';
import { bringText } from '../../src/words/bring-text.ts';

test('what we propose to bring is said in Spanish too', () => {
  const lines = [...MOBILE_CARRIER_SERVICES, ...DEMO_SERVICES].flatMap((service) => service.readiness);
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    expect(bringText(line, 'en')).toBe(line);
    expect(bringText(line, 'es'), line).not.toBe(line);
  }
});

test('what a store wrote itself stays as it is', () => {
  expect(bringText('Two coins', 'es')).toBe('Two coins');
  expect(bringText('constructor', 'es')).toBe('constructor');
});
