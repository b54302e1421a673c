import type { MessageChannel, MessageStatus } from '../../src/domain/messages/statuses.ts';
import type { Instant } from '../../src/time/instant.ts';
import { dayAndTime } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Page } from '../layouts/page.tsx';
import { BackLink } from '../parts/back-link.tsx';

export interface OutboxRow {
  readonly id: string;
  readonly channel: MessageChannel;
  readonly status: MessageStatus;
  readonly recipient: string;
  readonly subject: string;
  readonly writtenAt: Instant;
  readonly zone: string;
}

/** The newest messages of the outbox, in the demo. */
export function OutboxPage({ frame, rows }: { frame: Frame; rows: readonly OutboxRow[] }) {
  const w = words(frame.lang).messages.demo;
  return (
    <Page frame={frame} title={w.title}>
      <h1>{w.title}</h1>
      <p>{rows.length === 0 ? w.none : w.intro}</p>
      {rows.length > 0 && (
        <div class="wide-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{w.about}</th>
                <th scope="col">{w.to}</th>
                <th scope="col">{w.kind}</th>
                <th scope="col">{w.time}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <th scope="row">
                    <a href={`/demo/messages/${row.id}`}>{row.subject}</a>
                  </th>
                  <td>{row.recipient}</td>
                  <td>
                    {w.channels[row.channel]}, {w.statuses[row.status]}
                  </td>
                  <td>{dayAndTime(row.writtenAt, row.zone, frame.lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}

interface MessageProps {
  readonly frame: Frame;
  readonly row: OutboxRow;
  readonly text: string;
  /** Where the HTML of an e-mail and its calendar file stand alone; null for a text message. */
  readonly htmlHref: string | null;
  readonly calendarHref: string | null;
}

/** One message as its reader would see it. */
export function OutboxMessagePage({ frame, row, text, htmlHref, calendarHref }: MessageProps) {
  const w = words(frame.lang).messages.demo;
  return (
    <Page frame={frame} title={row.subject}>
      <BackLink href="/demo/messages" text={w.all} />
      <h1>{row.subject}</h1>
      <dl class="facts section">
        <dt>{w.to}</dt>
        <dd>{row.recipient}</dd>
        <dt>{w.kind}</dt>
        <dd>
          {w.channels[row.channel]}, {w.statuses[row.status]}
        </dd>
      </dl>
      <section class="section">
        <h2>{w.text}</h2>
        <pre class="message-text">{text}</pre>
      </section>
      {htmlHref && (
        <p class="actions">
          <a href={htmlHref}>{w.html}</a>
          {calendarHref && <a href={calendarHref}>{w.calendarFile}</a>}
        </p>
      )}
    </Page>
  );
}
