import { tellsRange, type WaitShown } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KIOSK_RESET, KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { TicketCode } from '../parts/ticket-code.tsx';
import { WaitFigure } from '../parts/wait-figure.tsx';
import { WaitRuler } from '../parts/wait-ruler.tsx';
import type { SendBy } from './send-ticket.tsx';

export type TicketShown = 'new' | 'again' | 'back';

/** A ticket as the kiosk may show it: never more of a name than its initial. */
export interface KioskTicket {
  readonly ticket: string;
  readonly serviceName: string;
  readonly initial: string | null;
  /** "2:30 pm" of its appointment. */
  readonly bookedTime: string | null;
  /** Whole minutes late, where the place counts from now because of it. */
  readonly lateMinutes: number | null;
  /** Given now, shown again, or of somebody who was away or not here when called and is now. */
  readonly shown: TicketShown;
  /** Where it was called to already. */
  readonly counterName: string | null;
  readonly position: number | null;
  readonly wait: WaitShown | null;
  /** When its appointment is likely to start, as a sentence, which names the booked time where it is late; null for a walk-in. */
  readonly start: { readonly text: string; readonly isLate: boolean } | null;
  /** "2:29 pm": when it is most likely called. */
  readonly likelyTime: string | null;
  /** The visit's own page, for a phone. */
  readonly visitUrl: string;
  readonly day: string;
  readonly time: string;
  /** A walk-in that was not called yet may be given back; an appointment would be cancelled by it. */
  readonly mayGiveBack: boolean;
  /** How it is sent from here; null = no way is set up. */
  readonly sendBy: SendBy | null;
  /** It was sent a moment ago. */
  readonly isSent: boolean;
  readonly returnKey: string;
}

const CLEARS_AFTER_SECONDS = 30;

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly ticket: KioskTicket;
}

/** The ticket, on the screen and, by the print styles alone, on a slip. */
export function TicketPage({ frame, place, ticket }: Props) {
  const w = words(frame.lang).kiosk.ticket;
  const lead = { new: w.lead, again: w.leadAgain, back: w.leadBack }[ticket.shown];
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.title}
      idleSeconds={CLEARS_AFTER_SECONDS}
      class="kiosk-ticket"
      plate={
        <>
          <h1 class="kiosk-lead">{lead}</h1>
          <TicketCode code={ticket.ticket} lang={frame.lang} large />
        </>
      }
    >
      <Eta frame={frame} ticket={ticket} />
      <section class="kiosk-take">
        <h2>{w.take}</h2>
        <div class="kiosk-take-ways">
          <div class="kiosk-take-acts no-print">
            <button type="button" class="button" data-print="" hidden>
              {w.print}
            </button>
            {ticket.isSent ? (
              <p role="status">{words(frame.lang).kiosk.send.sent}</p>
            ) : (
              ticket.sendBy && (
                <a class="button" href="/kiosk/ticket/send">
                  {words(frame.lang).kiosk.send[ticket.sendBy].open}
                </a>
              )
            )}
          </div>
          <div class="kiosk-qr">
            <QrCode text={ticket.visitUrl} label={words(frame.lang).common.qrOfTicket(ticket.ticket)} />
            <p>{w.scan}</p>
          </div>
        </div>
        <p class="kiosk-slip">
          {w.slipTime(ticket.day, ticket.time)}. {w.slipKeep}
        </p>
      </section>
      <div class="kiosk-touch">
        <a class="button button-next kiosk-main-act" href={KIOSK_RESET} data-clears="">
          {w.done}
        </a>
        <p class="note kiosk-clears">{w.clears(CLEARS_AFTER_SECONDS)}</p>
      </div>
      <PrintedDialog frame={frame} ticket={ticket} />
    </KioskLayout>
  );
}

/** Shown by the script after printing: a printer says nothing of paper that is out or jammed, so its customer is asked. */
function PrintedDialog({ frame, ticket }: { frame: Frame; ticket: KioskTicket }) {
  const w = words(frame.lang).kiosk.printed;
  return (
    <dialog class="kiosk-dialog" data-printed-dialog="" aria-labelledby="printed-title">
      <h2 id="printed-title">{w.title}</h2>
      <p>{w.text(ticket.ticket)}</p>
      <div class="kiosk-touch">
        <a class="button button-next" href={KIOSK_RESET} data-clears="">
          {w.yes}
        </a>
        <button type="button" class="button" data-print="" hidden>
          {w.again}
        </button>
        {ticket.sendBy && (
          <a class="button" href="/kiosk/ticket/send">
            {w.phone}
          </a>
        )}
        {ticket.mayGiveBack && <GiveBack frame={frame} ticket={ticket} />}
      </div>
    </dialog>
  );
}

function GiveBack({ frame, ticket }: { frame: Frame; ticket: KioskTicket }) {
  return (
    <form method="post" action="/kiosk/returned-tickets">
      <input type="hidden" name="key" value={ticket.returnKey} />
      <button type="submit" class="button">
        {words(frame.lang).kiosk.printed.giveBack}
      </button>
    </form>
  );
}

/** The ticket is given back: nobody is called by it. */
export function ReturnedPage({ frame, place }: Omit<Props, 'ticket'>) {
  const w = words(frame.lang).kiosk.printed;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.returnedTitle}
      idleSeconds={CLEARS_AFTER_SECONDS}
      plate={
        <>
          <p class="kiosk-lead">{w.returnedLead}</p>
          <h1 class="kiosk-question">{w.returnedTitle}</h1>
        </>
      }
    >
      <p class="lead">{w.returnedText}</p>
      <div class="kiosk-touch">
        <a class="button button-next kiosk-main-act" href={KIOSK_RESET}>
          {w.over}
        </a>
      </div>
    </KioskLayout>
  );
}

function Eta({ frame, ticket }: { frame: Frame; ticket: KioskTicket }) {
  const w = words(frame.lang).kiosk;
  const who = ticket.initial ? w.ticket.forService(ticket.initial, ticket.serviceName) : ticket.serviceName;
  return (
    <div class="kiosk-eta">
      <p class="kiosk-for">
        {who}
        {ticket.bookedTime && !ticket.start?.isLate && <>. {w.ticket.bookedAt(ticket.bookedTime)}</>}
        {ticket.start && ticket.counterName === null && <>. {ticket.start.text}</>}
      </p>
      {ticket.lateMinutes !== null && <p class="kiosk-for">{w.arrival.late.text(ticket.lateMinutes)}</p>}
      {ticket.counterName !== null ? (
        <p class="lead">
          <b>{w.ticket.atCounter(ticket.counterName)}</b>
        </p>
      ) : (
        <Place frame={frame} ticket={ticket} />
      )}
    </div>
  );
}

function Place({ frame, ticket }: { frame: Frame; ticket: KioskTicket }) {
  const w = words(frame.lang).kiosk.ticket;
  const { wait, position, likelyTime } = ticket;
  return (
    <>
      {wait && (
        <>
          <WaitFigure wait={wait} lang={frame.lang} size="answer" />
          <WaitRuler wait={wait} lang={frame.lang} size="answer" tone="yours" />
        </>
      )}
      <p class="lead">
        {position !== null && <b>{position <= 1 ? w.next : w.place(position)}.</b>}{' '}
        {wait &&
          tellsRange(wait) &&
          wait.highMinutes > 5 &&
          likelyTime &&
          `${w.likely(wait.likelyMinutes, likelyTime)} `}
        {w.called}
      </p>
    </>
  );
}
