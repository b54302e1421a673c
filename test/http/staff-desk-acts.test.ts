import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { openCounter } from '../../src/operations/counter/staff-counter.ts';
import { linkPath } from '../../src/operations/steps/link-tag.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { PageAnswer, Visitor } from '../support/visitor.ts';

const ALL = ['billing', 'device', 'plan'];
const QUEUE = '/staff/sto-1/queue';

let app: TestApp;
let store: SmallStore;
let nadia: Visitor;

beforeEach(async () => {
  // 10:00 in Chicago.
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [ALL, ['billing']], openCounters: false });
  nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
  await opens(0, 'acc_of_nobody');
});
afterEach(() => app.close());

const opens = (i: number, id: string) =>
  openCounter(app.deps, {
    storeId: store.id,
    counterId: store.counters[i]!,
    advisorId: store.advisors[i]!,
    actor: { kind: 'account', id },
  });
async function joins(service: string, some: Partial<WalkIn> = {}): Promise<string> {
  const actor = { kind: 'device', id: 'dev_1' } as const;
  const joined = await joinLine(app.deps, { storeId: store.id, services: [service], source: 'kiosk', actor, ...some });
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  return joined.visit.id;
}
const formOf = async (visit: string, form: string): Promise<PageAnswer> =>
  nadia.get(`${QUEUE}?visit=${visit}&do=${form}`);
/** Called and started by pressing. */
async function serves(): Promise<PageAnswer> {
  const page = await nadia.get(QUEUE);
  const called = await nadia.submit(page.forms.find((form) => form.html.includes('id="call-next-'))!);
  return nadia.submit(called.form('/starts'));
}
const visitNow = async (id: string) => (await app.deps.db.read.query.visits.findMany()).find((v) => v.id === id)!;

describe('what else one does for whom is at the counter', () => {
  test('park frees the counter, the list keeps them, and one press goes on', async () => {
    const visit = await joins('billing', { name: 'Ines K.' });
    const served = await serves();
    const parked = await nadia.submit(served.form('/parkings'));
    expect(parked.text).toContain('B001 is parked; your counter is free.');
    expect(parked.text).toContain('Parked 1 B001 Ines K. Billing question 0 min, by Advisor 1');
    expect((await visitNow(visit)).status).toBe('parked');
    const again = await nadia.submit(parked.form('/resumptions'));
    expect(again.text).toContain('B001 is with you again.');
    expect(again.text).toContain('With you now');
  });

  test('transfer keeps ticket and place; a colleague without the skill is refused with the reason', async () => {
    const visit = await joins('billing');
    await serves();
    const form = await formOf(visit, 'transfer');
    expect(form.text).toContain('Where does B001 go?');
    await opens(1, 'acc_2');
    const refused = await nadia.submit(form.form('/transfers'), {
      service: store.service('device'),
      advisor: store.advisors[1]!,
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(
      'This colleague does not give that service. Who gives Device trouble now: Advisor 1, Counter 1.',
    );
    // What was chosen is still there, and the counter is asked as well as the colleague.
    const open = refused.form('/transfers');
    expect(open.values).toMatchObject({ service: store.service('device'), advisor: store.advisors[1] });
    const atCounter = await nadia.submit(open, { advisor: '', counter: store.counters[1]! });
    expect(atCounter.text).toContain('This colleague does not give that service.');
    const sent = await nadia.submit(atCounter.form('/transfers'), { counter: '' });
    expect(sent.text).toContain('B001 is sent on and keeps the place.');
    expect(sent.text).toContain('B001 No name Device trouble');
  });

  test('hand over to a free colleague; to one who got busy meanwhile, into their line instead', async () => {
    await opens(1, 'acc_2');
    const visit = await joins('billing');
    await serves();
    const form = await formOf(visit, 'hand-over');
    expect(form.text).toContain('Advisor 2, Counter 2: free');
    const done = await nadia.submit(form.form('/handovers'));
    expect(done.text).toContain('B001 is handed over.');
    expect(await visitNow(visit)).toMatchObject({ status: 'in_service', advisorId: store.advisors[1] });
    const second = await joins('billing');
    await serves();
    const late = await nadia.post(`/staff/sto-1/visits/${second}/handovers`, { advisor: store.advisors[1]! });
    expect(late.status).toBe(409);
    expect(late.text).toContain('That colleague has B001 at the counter by now.');
    const offer = late.forms.find((f) => f.action.endsWith('/transfers') && f.values.advisor === store.advisors[1])!;
    expect((await nadia.submit(offer)).text).toContain('B002 is sent on and keeps the place.');
    expect(await visitNow(second)).toMatchObject({ status: 'waiting', advisorWantedId: store.advisors[1] });
  });

  test('one thing more is named while it is to come', async () => {
    const visit = await joins('billing');
    await serves();
    const added = await nadia.submit((await formOf(visit, 'service')).form('/services'), {
      service: store.service('plan'),
    });
    expect(added.text).toContain('B001 comes for one thing more.');
    expect((await formOf(visit, 'service')).text).toContain('Then: Plan change');
  });
});

describe('parties in line', () => {
  test('split, merge back, and correct who they are', async () => {
    const visit = await joins('billing', { name: 'Ana S.', partySize: 3 });
    app.advance(3);
    const split = await nadia.submit((await formOf(visit, 'split')).form('/parts'), {
      size: '2',
      service: store.service('device'),
    });
    expect(split.text).toContain('D002 goes its own way from B001.');
    const merge = await formOf(visit, 'merge');
    expect(merge.text).toContain('D002 Ana S., party of 2');
    const other = /name="other" value="([^"]+)"/.exec(merge.html)![1]!;
    const merged = await nadia.submit(merge.form('/mergers'), { other });
    expect(merged.text).toContain('D002 goes on with B001.');
    const [part] = (await app.deps.db.read.query.visits.findMany()).filter((v) => v.mergedIntoId === visit);
    const link = linkPath(app.deps.secretKey, 'visit', part!.id, part!.linkVersion);
    expect((await app.visitor().get(link)).text).toContain('You go on together as B001.');
    const details = await formOf(visit, 'details');
    const wrong = await nadia.submit(details.form('/details'), { phone: '12', size: '40', name: 'Half typed' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This is not a phone number that we can reach');
    expect(wrong.text).toContain('Give a number from 1 to 20');
    expect(wrong.html).toContain('value="Half typed"');
    const right = await nadia.submit(wrong.form('/details'), {
      name: 'Ana Solis',
      phone: '312 555 0142',
      size: '4',
      'needs[]': 'seat',
    });
    expect(right.text).toContain('The details of B001 are saved.');
    expect(await visitNow(visit)).toMatchObject({ name: 'Ana Solis', partySize: 4, needs: ['seat'] });
  });

  test('away for ten minutes, left, and brought back the same day', async () => {
    const visit = await joins('billing', { name: 'Ana S.' });
    const menu = await formOf(visit, 'menu');
    const away = await nadia.submit(menu.form('/delays'));
    expect(away.text).toContain('B001 is not called for 10 min.');
    const left = await nadia.submit((await formOf(visit, 'menu')).form('/departures'));
    expect(left.text).toContain('B001 left the line.');
    const ended = await nadia.get(`${QUEUE}?show=ended`);
    expect(ended.text).toContain('B001 Ana S. Billing question left 10:00 am Bring back');
    const back = await nadia.submit(ended.form('/reopenings'));
    expect(back.text).toContain('B001 is back at their place in line.');
    expect((await visitNow(visit)).status).toBe('waiting');
  });

  test('who has joined anew with the same number is not brought back beside it', async () => {
    const phone = '+13125550142';
    const visit = await joins('billing', { name: 'Ana S.', phone });
    await nadia.submit((await formOf(visit, 'menu')).form('/departures'));
    const ended = await nadia.get(`${QUEUE}?show=ended`);
    await joins('device', { name: 'Ana S.', phone });
    const refused = await nadia.submit(ended.form('/reopenings'));
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('B001 stays closed: the same contact is in line as D002 already.');
  });
});

describe('taking back', () => {
  test('the last act stands ready for ten seconds, and is refused afterwards', async () => {
    const visit = await joins('billing');
    const served = await serves();
    const parked = await nadia.submit(served.form('/parkings'));
    expect(parked.text).toContain('B001: parked Undo');
    const undo = parked.form('/undoings');
    const back = await nadia.submit(undo);
    expect(back.text).toContain('Taken back. B001 is as before.');
    expect((await visitNow(visit)).status).toBe('in_service');
    const again = await nadia.submit((await nadia.get(QUEUE)).form('/parkings'));
    app.advance(0.5);
    expect((await nadia.get(QUEUE)).forms.some((f) => f.action.endsWith('/undoings'))).toBe(false);
    const late = await nadia.submit(again.form('/undoings'));
    expect(late.status).toBe(409);
    expect(late.text).toContain('That is too long ago to take back.');
  });
});

describe('no more walk-ins', () => {
  test('is said with the reason, stops the kiosk, and staff may add somebody all the same', async () => {
    const form = await nadia.get(`${QUEUE}?show=stop`);
    const stopped = await nadia.submit(form.form('/walk-in-stops'), { reason: 'short_staffed', minutes: '60' });
    expect(stopped.text).toContain('No more walk-ins until 11:00 am: too few of us');
    const walkIn = (await nadia.get(`${QUEUE}?show=walk-in`)).form('/visits');
    const asked = await nadia.submit(walkIn, { service: store.service('billing'), name: 'Ben T.' });
    expect(asked.status).toBe(409);
    expect(asked.text).toContain('Add them although walk-ins are not taken for this now');
    const added = await nadia.submit(asked.form('/visits'), { insist: 'yes', service: store.service('billing') });
    expect(added.text).toContain('B001 is in line.');
    const again = await nadia.submit((await nadia.get(QUEUE)).form('/walk-in-starts'));
    expect(again.text).toContain('Walk-ins are taken again.');
  });

  test('a walk-in may ask for an advisor by name, who has to be in', async () => {
    await opens(1, 'acc_2');
    const walkIn = (await nadia.get(`${QUEUE}?show=walk-in`)).form('/visits');
    const wrong = await nadia.submit(walkIn, { service: store.service('device'), advisor: store.advisors[1]! });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This advisor is not in today, or does not give that service');
    const right = await nadia.submit(wrong.form('/visits'), { service: store.service('billing'), size: '2' });
    expect(right.text).toContain('B001 is in line.');
    expect(right.text).toContain('Asked for Advisor 2');
  });
});

test('a manager reaches a visit at the counter of somebody else', async () => {
  const visit = await joins('billing');
  await serves();
  const mara = await signInAs(app, store, { name: 'Mara', role: 'manager' });
  expect((await mara.get(QUEUE)).html).toContain(`visit=${visit}&amp;do=menu`);
  const menu = await mara.get(`${QUEUE}?visit=${visit}&do=menu`);
  const done = await mara.submit(menu.form('/completion'));
  expect(done.text).toContain('B001 is finished.');
  const vera = await signInAs(app, store, { name: 'Vera', role: 'viewer' });
  expect((await vera.get(`${QUEUE}?visit=${visit}&do=menu`)).text).not.toContain('What about');
});

test('who served too long is asked whether it was forgotten', async () => {
  await joins('billing');
  await serves();
  expect((await nadia.get(QUEUE)).text).toContain('Usually about 10 min.');
  app.advance(45);
  expect((await nadia.get(QUEUE)).text).toContain('Forgot to finish? 45 min is longer than 19 of 20 visits');
});
