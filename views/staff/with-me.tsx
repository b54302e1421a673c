import type { VisitWithMe } from '../../src/domain/queue/boards/staff-board.ts';
import type { ActKind } from '../../src/domain/queue/visit/visit-acts.ts';
import { clockTime } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { SelectField, TextArea, TextField } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { TicketCode } from '../parts/ticket-code.tsx';
import { ActForm, Shortcut, VisitForm } from './act-form.tsx';
import { heedText } from './party-text.ts';
import type { DeskForm, StaffScreen } from './staff-props.ts';
import { formHref } from './visit-panel.tsx';

interface Props {
  readonly screen: StaffScreen;
  readonly visit: VisitWithMe;
}

function Who({ screen, visit }: Props) {
  const w = words(screen.lang).staff.mine;
  const heed = heedText(visit, screen.lang);
  const came = visit.bookedAt === null ? w.walkIn : w.booked(clockTime(visit.bookedAt, screen.zone, screen.lang));
  return (
    <>
      <b>{visit.name ?? w.someone}</b>
      <br />
      {visit.serviceName}, {came}
      {heed && (
        <>
          <br />
          {heed}
        </>
      )}
      {visit.isUnreached && visit.status === 'called' && (
        <>
          <br />
          {words(screen.lang).staff.desk.unreachedText}
        </>
      )}
    </>
  );
}

/** Called and on the way to the counter: stands where *Call next* was, but cannot be pressed by a second click. */
export function Called({ screen, visit }: Props) {
  const w = words(screen.lang).staff;
  const time = (at: number): string => clockTime(at, screen.zone, screen.lang);
  return (
    <>
      <div class="call-next call-next-called">
        <h2 class="call-next-label">{w.mine.calledTitle}</h2>
        <span class="call-next-ticket">
          <TicketCode code={visit.ticket} lang={screen.lang} large />
        </span>
        <span class="call-next-who">
          <Who screen={screen} visit={visit} />
        </span>
      </div>
      <p class="staff-since">
        {visit.recalledAt === null ? w.mine.calledAt(time(visit.calledAt)) : w.mine.calledAgain(time(visit.recalledAt))}
      </p>
      <div class="staff-called-acts">
        <VisitForm screen={screen} visit={visit} noun="starts">
          <button type="submit" class="button button-next" data-shortcut="s">
            {w.acts.start}
            <Shortcut letter="S" />
          </button>
        </VisitForm>
        <VisitForm screen={screen} visit={visit} noun="recalls">
          <button type="submit" class="button" data-shortcut="r">
            {w.acts.recall}
            <Shortcut letter="R" />
          </button>
        </VisitForm>
        <VisitForm screen={screen} visit={visit} noun="absences">
          <button type="submit" class="button" data-shortcut="x">
            {w.acts.notHere}
            <Shortcut letter="X" />
          </button>
        </VisitForm>
      </div>
      {visit.note && <p class="note">{visit.note}</p>}
      <FurtherActs screen={screen} visit={visit} />
    </>
  );
}

/** What else may be done to whom is at the counter: parking in one press, the rest with a form over the line. */
function FurtherActs({ screen, visit }: Props) {
  const w = words(screen.lang).staff.desk;
  const forms: { kind: ActKind; form: DeskForm; text: string; letter: string }[] = [
    { kind: 'transfer', form: 'transfer', text: w.transfer, letter: 'T' },
    { kind: 'hand_over', form: 'hand-over', text: w.handOver, letter: 'H' },
    { kind: 'add_service', form: 'service', text: w.addService, letter: 'A' },
    { kind: 'correct', form: 'details', text: w.details, letter: 'D' },
    { kind: 'take_in', form: 'menu', text: w.more, letter: 'M' },
  ];
  return (
    <div class="staff-acts">
      {visit.actions.includes('park') && (
        <VisitForm screen={screen} visit={visit} noun="parkings">
          <button type="submit" class="button" data-shortcut="p">
            {w.park}
            <Shortcut letter="P" />
          </button>
        </VisitForm>
      )}
      {forms
        .filter(({ kind }) => visit.actions.includes(kind))
        .map(({ form, text, letter }) => (
          <a class="button" href={formHref(screen, visit.visitId, form)} data-shortcut={letter.toLowerCase()}>
            {text}
            <Shortcut letter={letter} />
          </a>
        ))}
    </div>
  );
}

/** Being served: what came of it, and *Finish*. *Finish and call next* above sends this same form. */
export function InService({ screen, visit }: Props) {
  const w = words(screen.lang).staff;
  const outcomes = Object.entries(w.acts.outcomes).map(([value, text]) => ({ value, text }));
  return (
    <section class="staff-visit" aria-labelledby="with-you">
      <div class="section-head">
        <h2 id="with-you">{w.mine.withYou}</h2>
        <b class="clock">{w.mine.minutesWithYou(screen.servedMinutes)}</b>
      </div>
      <p class="staff-visit-who">
        <TicketCode code={visit.ticket} lang={screen.lang} />
        <span>
          <Who screen={screen} visit={visit} />
        </span>
      </p>
      {visit.isOverdue ? (
        <Notice tone="late">
          <p>
            <b>{w.desk.forgotten.title}</b> {w.desk.forgotten.text(screen.servedMinutes, visit.serviceName)}
          </p>
        </Notice>
      ) : (
        <p class="note">
          {w.mine.usually(visit.usualMinutes)} {visit.note}
        </p>
      )}
      <ActForm
        id={`finish-${visit.visitId}`}
        action={`${screen.base}/visits/${visit.visitId}/completion`}
        requestKey={screen.newKey()}
        revision={visit.revision}
      >
        <div class="staff-pair">
          <SelectField name="outcome" label={w.acts.outcome} value="resolved" choices={outcomes} />
          <TextField name="case" label={w.acts.caseNumber} maxlength={40} autocomplete="off" />
        </div>
        <TextArea
          name="summary"
          label={visit.name ? w.acts.summaryFor(visit.name) : w.acts.summary}
          rows={2}
          maxlength={1000}
        />
        <div class="staff-acts staff-finish">
          <button type="submit" class="button" data-shortcut="f">
            {w.acts.finish}
            <Shortcut letter="F" />
          </button>
        </div>
      </ActForm>
      <FurtherActs screen={screen} visit={visit} />
    </section>
  );
}
