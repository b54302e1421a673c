import type { Party } from '../../src/domain/queue/visit/party.ts';
import { clockTime } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { Arrow } from '../parts/icons.tsx';
import { TicketCode } from '../parts/ticket-code.tsx';
import { ActForm, Shortcut } from './act-form.tsx';
import { heedText } from './party-text.ts';
import type { StaffScreen } from './staff-props.ts';

/**
 * The upper left of the screen: the whole next ticket is the button. Whatever the state, this block keeps its place and
 * size, so nothing slides under a pointer that is about to press.
 */
export function CallNext({ screen }: { screen: StaffScreen }) {
  const { next, visit } = screen;
  if (next.kind === 'party') {
    return visit ? (
      <NextButton screen={screen} party={next.party} finishes={`finish-${visit.visitId}`} />
    ) : (
      <ActForm id={`call-next-${next.party.visitId}`} action={`${screen.base}/calls`} requestKey={screen.newKey()}>
        <NextButton screen={screen} party={next.party} />
      </ActForm>
    );
  }
  return next.kind === 'kept_free' ? <KeptFree screen={screen} next={next} /> : <Nobody screen={screen} next={next} />;
}

/** With a visit at the counter the button belongs to its form, so outcome and summary are saved with the same press. */
function NextButton({ screen, party, finishes }: { screen: StaffScreen; party: Party; finishes?: string }) {
  const w = words(screen.lang).staff.mine;
  const heed = heedText(party, screen.lang);
  const time = (at: number): string => clockTime(at, screen.zone, screen.lang);
  return (
    <button
      type="submit"
      class="call-next"
      form={finishes}
      name={finishes && 'also'}
      value={finishes && 'call_next'}
      data-shortcut="n"
    >
      <span class="call-next-label">
        <span class="when-ready">{finishes ? w.finishAndCallNext : w.callNext}</span>
        <span class="when-sending">{w.calling}</span>
        <Shortcut letter="N" />
      </span>
      <span class="call-next-ticket">
        <TicketCode code={party.ticket} lang={screen.lang} large />
        <Arrow to="right" />
      </span>
      <span class="call-next-who">
        <b>{party.name ?? w.someone}</b>, {party.serviceName}
      </span>
      <span class="call-next-who">
        {party.bookedAt === null
          ? w.joined(time(party.joinedAt))
          : w.bookedHere(time(party.bookedAt), time(party.joinedAt))}
        {heed && `, ${heed}`}
      </span>
    </button>
  );
}

function KeptFree({ screen, next }: { screen: StaffScreen; next: StaffScreen['next'] & { kind: 'kept_free' } }) {
  const w = words(screen.lang).staff.mine;
  const time = (at: number): string => clockTime(at, screen.zone, screen.lang);
  const { inPlaceOf, expected } = next;
  return (
    <div class="call-next call-next-still">
      <h2 class="call-next-label">{w.keptTitle}</h2>
      <p>
        {w.keptText(expected.name ?? w.someone, time(expected.bookedAt))} {w.keptUntil(time(next.until))}
      </p>
      <div class="staff-acts">
        {/* The key of *Call next* waits here: pressed out of habit it breaks no promise. */}
        <a class="button button-next" href={`${screen.base}/queue`} data-shortcut="n">
          {w.waitFor(time(expected.bookedAt))}
          <Shortcut letter="N" />
        </a>
        <ActForm
          id={`call-instead-${inPlaceOf.visitId}-${inPlaceOf.revision}`}
          action={`${screen.base}/calls`}
          requestKey={screen.newKey()}
          revision={inPlaceOf.revision}
          fields={{ visit: inPlaceOf.visitId, reason: 'kept_free' }}
        >
          <button type="submit" class="button" data-shortcut="i">
            {w.callInstead(inPlaceOf.ticket)}
            <Shortcut letter="I" />
          </button>
        </ActForm>
      </div>
    </div>
  );
}

function Nobody({ screen, next }: { screen: StaffScreen; next: StaffScreen['next'] & { kind: 'nobody' } }) {
  const w = words(screen.lang).staff.mine;
  return (
    <div class="call-next call-next-still">
      <h2 class="call-next-label">{next.waiting > 0 ? w.nobodyForYou : w.nobody}</h2>
      <p class="note">
        {next.expected
          ? w.nextBooked(next.expected.name ?? w.someone, clockTime(next.expected.bookedAt, screen.zone, screen.lang))
          : w.noneBooked}
      </p>
    </div>
  );
}
