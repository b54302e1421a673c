import { expect, test } from 'vitest';
import { htmlFrame } from '../../src/web/stream-frames.ts';
import { type VisitNowProps, visitParts } from '../../views/customer/visit/visit-now.tsx';
import { keptAround, keptParts } from '../../views/parts/kept-drawing.ts';

const VISIT: VisitNowProps = {
  lang: 'en',
  visitId: 'vis_1',
  ticket: 'B041',
  storeName: 'Mill City',
  storeHref: '/stores/mill-city',
  joinHref: '/stores/mill-city/join',
  serviceName: 'Billing',
  zone: 'America/Chicago',
  now: Date.UTC(2026, 10, 24, 20, 3),
  state: { kind: 'waiting', ahead: 7 },
  wait: { lowMinutes: 15, likelyMinutes: 20, highMinutes: 30 },
  joinedAt: Date.UTC(2026, 10, 24, 19, 50),
  bookedAt: null,
  promise: { at: Date.UTC(2026, 10, 24, 20, 35), holds: true, moved: null },
  aheadRows: [{ ticket: 'B034', why: 'Joined first' }],
  help: '2 of 5 on the floor can do this',
  start: null,
  reasons: ['Your place counts from 1:50 pm, when you joined.'],
  bring: [],
  qr: 'https://walkup.example.com/v/vis_1.tag',
  acts: ['away', 'leave'],
  revision: 3,
  requestKey: 'vis_1.3',
  notice: null,
};

test('a part is drawn once for its key, and the one kept longest goes', () => {
  const parts = keptParts(2);
  let drawings = 0;
  const part = (name: string) =>
    parts(name, () => {
      drawings++;
      return <b>{name}</b>;
    });
  const first = part('a & b');
  expect(first.text).toBe('<b>a &amp; b</b>');
  expect(String(<p>{first.html}</p>)).toBe('<p><b>a &amp; b</b></p>');
  expect(part('a & b')).toBe(first);
  part('c');
  part('d');
  expect(part('a & b')).not.toBe(first);
  expect(drawings).toBe(4);
});

test('elements around others come apart where those are put in', () => {
  const around = keptAround(1)('list', (hole) => (
    <ol class="order">
      {hole}
      <li>you</li>
      {hole}
    </ol>
  ));
  expect(around.map((part) => part.text)).toEqual(['<ol class="order">', '<li>you</li>', '</ol>']);
});

test('a frame of parts is the frame of their text, whatever lines it has', () => {
  const parts = keptParts(9);
  const all = ['–\nanother “line”', '', 'last'].map((text) => parts(text, () => <p>{text}</p>));
  const whole = all.map((part) => part.text).join('');
  for (let time = 0; time < 2; time++) expect(htmlFrame(all)).toEqual(htmlFrame(whole));
  expect(String(htmlFrame(all))).toBe('data: <p>–\ndata: another “line”</p><p></p><p>last</p>\n\n');
});

test('one fewer ahead: what else a visit shows is the same object, and what neighbours share is theirs too', () => {
  const before = visitParts(VISIT);
  const moved = visitParts({ ...VISIT, state: { kind: 'waiting', ahead: 6 } });
  const changed = moved.filter((part, i) => part !== before[i]);
  expect(changed.map((part) => part.text.replace(/<[^>]+>/g, ' ').trim())).toEqual([
    'You’re in line. 6 people are ahead of you.',
    'and 5 more',
  ]);
  const other = visitParts({
    ...VISIT,
    visitId: 'vis_2',
    ticket: 'B042',
    qr: 'https://walkup.example.com/v/vis_2.tag',
  });
  const own = other.filter((part) => !before.includes(part)).map((part) => part.text);
  expect(own).toHaveLength(4);
  for (const text of own) expect(text).toMatch(/B042|vis_2/);
});
