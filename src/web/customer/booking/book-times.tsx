import { HTTPException } from 'hono/http-exception';
import { ChooseTime } from '../../../../views/customer/booking/choose-time.tsx';
import type { Refused } from '../../../../views/parts/choose-time.tsx';
import type { FieldError } from '../../../../views/parts/field.tsx';
import { type FoundSlots, findSlots } from '../../../operations/booking/find-slots.ts';
import type { HoldOutcome } from '../../../operations/booking/hold-slot.ts';
import { MOST_DAYS } from '../../../operations/loading/booking-day.ts';
import { seeAdvisors } from '../../../operations/manage/see-configuration.ts';
import type { Language } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import { type BookingWish, isParty, restOf, wishFields } from '../../booking-wish.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext } from '../../env.ts';
import { frameOf, respond } from '../../respond.tsx';
import { choiceProps, refusedFor, takenBy } from '../../time-choice.ts';
import { lookAt } from '../look.ts';
import { visitorHash } from '../visit/visitor.ts';

export const bookHref = (c: AppContext): string => `/stores/${c.var.store.slug}/book`;

export interface TimesShown {
  readonly wish: BookingWish;
  readonly day?: string | undefined;
  readonly at?: string | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  readonly refused?: Refused | null;
}

/** The page of days and times. */
export async function showTimes(
  c: AppContext,
  deps: WebDeps,
  shown: TimesShown,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { store, language: lang } = c.var;
  const { wish } = shown;
  if (wish.services.length === 0 || !isParty(wish.partySize)) throw new HTTPException(404);
  const visitor = visitorHash(c, deps, 'known');
  const found = await findSlots(deps, {
    store: store.id,
    services: wish.services,
    advisor: wish.advisor,
    days: MOST_DAYS,
    booker: 'customer',
    ...(visitor ? { visitor } : {}),
  });
  if (found.kind !== 'found') return notFound(found);
  const w = words(lang).booking;
  const own = `${bookHref(c)}/${wish.services.map(encodeURIComponent).join(',')}`;
  const rest = String(new URLSearchParams(restOf(wish)));
  const query = rest && `${rest}&`;
  const href = (day: string, view: string | null) => `${own}?${query}day=${day}${view ? `&view=${view}` : ''}`;
  const choice = { lang, day: shown.day, at: shown.at, view: c.req.query('view'), href };
  const { date, isFull, soFar, ...props } = choiceProps(found, choice);
  const advisor = await advisorNamed(deps, store.id, wish.advisor);
  const mayJoin = date === found.of.today && (await takesWalkIns(deps, store.id, wish.services[0]!));
  const page = () => (
    <ChooseTime
      {...props}
      soFar={withRest(soFar, wish, advisor, lang)}
      waitlistHref={isFull ? `${own}/waitlist?${query}day=${date}` : null}
      frame={frameOf(c)}
      title={w.dayAndTime}
      step={w.step(2)}
      back={{ href: bookHref(c), text: words(lang).common.back }}
      action={`/stores/${store.slug}/holds`}
      hidden={{ ...wishFields(wish), day: date, ...shown.hidden }}
      submit={w.holdAndContinue}
      submitNote={w.heldWhile(found.of.settings.holdMinutes)}
      errors={shown.errors ?? []}
      refused={shown.refused ?? null}
      joinHref={mayJoin ? `/stores/${store.slug}/join?service=${encodeURIComponent(wish.services[0]!)}` : null}
    />
  );
  return respond(c, { page }, status);
}

async function takesWalkIns(deps: WebDeps, storeId: string, serviceKey: string): Promise<boolean> {
  const { services } = await lookAt(deps, storeId);
  return services.some((service) => service.key === serviceKey && service.active && service.walkIn);
}

/** The name of the advisor asked for; null where nobody is. */
export async function advisorNamed(deps: WebDeps, storeId: string, advisor: string | null): Promise<string | null> {
  if (advisor === null) return null;
  const found = (await seeAdvisors(deps, storeId)).find((one) => one.id === advisor);
  if (!found) throw new HTTPException(404);
  return found.name;
}

/** The services, and whom they are asked of and for how many. */
export function withRest(text: string, wish: BookingWish, advisor: string | null, lang: Language): string {
  const w = words(lang).booking.more;
  const more = [advisor !== null && w.with(advisor), wish.partySize > 1 && w.people(wish.partySize)];
  return [text, ...more.filter(Boolean)].join(', ');
}

function notFound(found: Exclude<FoundSlots, { kind: 'found' }>): never {
  throw new HTTPException(404, { message: found.kind });
}

type NotHeld = Exclude<HoldOutcome, { kind: 'held' }>;

/** The same page with why the time cannot be had, and the nearest that can. */
export async function refuseTime(
  c: AppContext,
  deps: WebDeps,
  outcome: NotHeld,
  shown: Omit<TimesShown, 'refused'>,
): Promise<Response> {
  const lang = c.var.language;
  const w = words(lang).booking;
  switch (outcome.kind) {
    case 'slot_taken': {
      const refused = takenBy(outcome.alternatives, c.var.store.zone, lang);
      return showTimes(c, deps, { ...shown, refused }, 409);
    }
    case 'outside_rules':
      return showTimes(c, deps, { ...shown, refused: refusedFor(w.rules[outcome.rule]) }, 409);
    case 'too_many_holds':
      return showTimes(c, deps, { ...shown, refused: refusedFor(w.tooManyHolds) }, 409);
    case 'other_body':
      throw new HTTPException(409);
    case 'no_such_store':
    case 'unknown_service':
    case 'unknown_advisor':
      throw new HTTPException(404);
  }
}
