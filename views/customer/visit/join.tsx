import type { Instant } from '../../../src/time/instant.ts';
import { dayAndTime, type Language } from '../../../src/time/wording.ts';
import { aboutWait, milesText, type WaitShown } from '../../../src/words/formatting.ts';
import { ended } from '../../../src/words/one-stop.ts';
import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Radios } from '../../parts/choices.tsx';
import { EmailField, PhoneField } from '../../parts/contact-fields.tsx';
import { ErrorSummary, errorOf, type FieldError, TextField } from '../../parts/field.tsx';
import { type ContactBy, WaitTold } from '../../parts/wait-told.tsx';

export interface JoinService {
  readonly key: string;
  readonly name: string;
  readonly minutes: number;
  readonly wait: WaitShown | null;
  /** Who is there for it, as a sentence. */
  readonly help: string | null;
  /** Why nobody can join for it now, as a sentence; null where one can. */
  readonly notAccepting: string | null;
}

interface StoreProps {
  readonly frame: Frame;
  readonly storeName: string;
  readonly storeHref: string;
}

interface ChooseProps extends StoreProps {
  readonly services: readonly JoinService[];
  readonly joinHref: (key: string) => string;
}

/** First question: what for. Each row leads to its forecast; who only wants to know the wait stops there. */
export function JoinChooseService({ frame, storeName, storeHref, services, joinHref }: ChooseProps) {
  const w = words(frame.lang);
  return (
    <Page frame={frame} title={w.visit.joinTitle}>
      <div class="question">
        <BackLink href={storeHref} text={storeName} />
        <h1>{w.visit.service}</h1>
        {services.length === 0 && <p>{w.store.noServices}</p>}
        <ul class="rows rows-links join-services">
          {services.map((service) => (
            <li>
              <a href={joinHref(service.key)}>
                <span>{service.name}</span>
                <span class="note">{waitOrWhyNot(service, frame.lang)}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}

function waitOrWhyNot(service: JoinService, lang: Language): string {
  const w = words(lang).customer;
  if (service.notAccepting) return w.notJoinable;
  return service.wait ? aboutWait(service.wait, lang) : w.noWaitKnown;
}

/** What was typed, so that a refused form comes back whole. */
export interface JoinValues {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly away: string;
}

export const NOTHING_TYPED: JoinValues = { name: '', phone: '', email: '', away: '0' };
/** Minutes that a customer may say to be away. */
export const AWAY_CHOICES = [0, 10, 20, 30, 45, 60] as const;

interface FormProps extends StoreProps {
  readonly service: JoinService;
  readonly zone: string;
  readonly now: Instant;
  readonly action: string;
  readonly requestKey: string;
  readonly otherServiceHref: string;
  /** Where a time can be booked for it; null = nowhere. */
  readonly bookHref: string | null;
  /** By what one is told of the turn; null = no way is set up, and nothing is asked for. */
  readonly contactBy: ContactBy | null;
  readonly values: JoinValues;
  readonly errors: readonly FieldError[];
}

/** Second question: the forecast, then whether to join and when one will be there. */
export function JoinPage(props: FormProps) {
  const { frame, service, storeName, storeHref } = props;
  const { lang } = frame;
  const w = words(lang).visit;
  return (
    <Page frame={frame} title={w.joinTitle} zone={props.zone}>
      <div class="question">
        <BackLink href={props.otherServiceHref} text={w.other} />
        <ErrorSummary errors={props.errors} lang={lang} />
        <h1>{service.name}</h1>
        <p class="so-far">
          <a href={storeHref}>{storeName}</a>
        </p>
        <JoinForecast {...props} />
        <JoinForm {...props} />
      </div>
    </Page>
  );
}

function JoinForecast({ frame, service, zone, now, bookHref, contactBy }: FormProps) {
  const { lang } = frame;
  const w = words(lang);
  if (!service.wait) return <p class="lead join-forecast">{w.visit.noWait}</p>;
  return (
    <section class="join-forecast" aria-label={w.customer.ifJoinedNow}>
      <p class="note">{w.customer.ifJoinedNow}</p>
      <WaitTold wait={service.wait} zone={zone} now={now} lang={lang} bookHref={bookHref} contactBy={contactBy} />
      {service.help && <p class="note">{ended(service.help)}</p>}
    </section>
  );
}

function JoinForm({ frame, service, action, requestKey, contactBy, values, errors }: FormProps) {
  const { lang } = frame;
  const w = words(lang);
  const away = AWAY_CHOICES.map((m) => ({
    value: String(m),
    text: m === 0 ? w.visit.awayNow : w.visit.awayIn(m),
  }));
  return (
    <form method="post" action={action}>
      <input type="hidden" name="service" value={service.key} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <Radios
        name="away"
        legend={w.visit.away}
        hint={w.visit.awayHint}
        choices={away}
        value={values.away}
        error={errorOf(errors, 'away')}
      />
      <TextField
        name="name"
        label={w.common.optional(w.visit.name)}
        hint={w.visit.nameHint}
        value={values.name}
        autocomplete="given-name"
        maxlength={60}
        error={errorOf(errors, 'name')}
      />
      {contactBy === 'phone' && (
        <PhoneField
          label={w.common.optional(w.visit.phone)}
          hint={w.visit.phoneHint}
          value={values.phone}
          errors={errors}
        />
      )}
      {contactBy === 'email' && (
        <EmailField
          label={w.common.optional(w.visit.email)}
          hint={w.visit.emailHint}
          value={values.email}
          errors={errors}
        />
      )}
      <Button isNext isWide>
        {w.visit.join}
      </Button>
      <p class="note">{w.visit.joinAfter}</p>
    </form>
  );
}

export interface NextBest {
  /** The first free time here, and where to book it. */
  readonly freeTime: { readonly at: Instant; readonly href: string } | null;
  readonly otherStore: {
    readonly name: string;
    readonly href: string;
    readonly miles: number;
    readonly wait: WaitShown | null;
  } | null;
}

interface RefusedProps extends StoreProps {
  readonly serviceName: string;
  readonly reason: string;
  readonly zone: string;
  readonly nextBest: NextBest;
}

/** Nobody can join now: why, and the nearest thing that is possible, as a thing to press. */
export function JoinRefused({ frame, storeName, storeHref, serviceName, reason, zone, nextBest }: RefusedProps) {
  const { lang } = frame;
  const w = words(lang).visit;
  const { freeTime, otherStore } = nextBest;
  return (
    <Page frame={frame} title={w.joinTitle}>
      <div class="question">
        <BackLink href={storeHref} text={storeName} />
        <h1>{reason}</h1>
        <p class="so-far">{`${serviceName}, ${words(lang).customer.atStore(storeName)}`}</p>
        {freeTime && (
          <section class="section">
            <h2>{w.refusedBook(dayAndTime(freeTime.at, zone, lang))}</h2>
            <div class="actions">
              <ButtonLink href={freeTime.href} isNext>
                {words(lang).customer.bookTime}
              </ButtonLink>
            </div>
          </section>
        )}
        {otherStore && (
          <section class="section">
            <h2>{w.refusedOther(otherStore.name, milesText(otherStore.miles, lang))}</h2>
            {otherStore.wait && <p>{w.refusedOtherWait(aboutWait(otherStore.wait, lang))}</p>}
            <div class="actions">
              <ButtonLink href={otherStore.href} isNext={!freeTime}>
                {otherStore.name}
              </ButtonLink>
            </div>
          </section>
        )}
        {!freeTime && !otherStore && (
          <p class="actions">
            <a href="/">{words(lang).customer.allStores}</a>
          </p>
        )}
      </div>
    </Page>
  );
}
