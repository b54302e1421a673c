import type { Child } from 'hono/jsx';
import type { AllowedAppointmentAction } from '../../../src/domain/booking/appointment.ts';
import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language } from '../../../src/time/wording.ts';
import { words } from '../../../src/words/words.ts';
import { Button } from '../../parts/button.tsx';

/** A part of the page of one's appointment under a heading of its own. */
export function Section({ title, children }: { title: string; children?: Child }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface Own {
  readonly lang: Language;
  readonly id: string;
}

interface AlsoProps extends Own {
  readonly zone: string;
  readonly allowed: readonly AllowedAppointmentAction[];
  /** Until when it could be moved, once that is over. */
  readonly movedUntil: Instant | null;
}

/** What else can be done with it. */
export function Also({ lang, id, zone, allowed, movedUntil }: AlsoProps) {
  const w = words(lang).booking.mine;
  return (
    <Section title={w.also}>
      <ul class="rows rows-links">
        {allowed.includes('add_to_calendar') && <Row href="calendar.ics" id={id} text={w.calendar} />}
        {allowed.includes('move') && <Row href="move" id={id} text={w.move} />}
        {allowed.includes('move') && <Row href="service" id={id} text={w.otherService} />}
        {allowed.includes('cancel') && <Row href="cancel" id={id} text={w.cancel} />}
      </ul>
      {movedUntil !== null && <p class="note">{w.movedUntil(clockTime(movedUntil, zone, lang))}</p>}
    </Section>
  );
}

/** Whether an earlier time of that day is asked for. */
export function Earlier({ lang, id, asks }: Own & { readonly asks: boolean }) {
  const w = words(lang).offers.earlier;
  return (
    <Section title={w.title}>
      <p>{asks ? w.asked : w.may}</p>
      <form method="post" action={`/appointments/${id}/earlier`} class="actions">
        <Button name="wanted" value={asks ? 'no' : 'yes'}>
          {asks ? w.stop : w.start}
        </Button>
      </form>
    </Section>
  );
}

function Row({ id, href, text }: { id: string; href: string; text: string }) {
  return (
    <li>
      <a href={`/appointments/${id}/${href}`}>{text}</a>
    </li>
  );
}
