import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { calendarFile } from '../../../views/messages/calendar-file.ts';
import { messageHtml } from '../../../views/messages/message-html.tsx';
import { plainText } from '../../../views/messages/message-text.ts';
import { OutboxMessagePage, OutboxPage, type OutboxRow } from '../../../views/messages/outbox-pages.tsx';
import { worded } from '../../../views/messages/worded.ts';
import type { ReadyMessage } from '../../domain/messages/message.ts';
import { type MessageRow, newestMessages } from '../../operations/loading/ready-message.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { frameOf, respond } from '../respond.tsx';

const SHOWN = 100;
/** A mail sets its styles on its elements, as mail readers want it; a page of ours never does. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

interface Found {
  readonly row: MessageRow;
  readonly message: ReadyMessage;
}

/** What would be sent: the outbox with each message as its reader would see it. Mounted in the demo alone. */
export const demoMessageRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/messages', async (c) => {
      const rows = (await newestMessages(deps, SHOWN)).map(rowOf);
      return respond(c, { page: () => <OutboxPage frame={frameOf(c)} rows={rows} /> });
    })
    .get('/messages/:message', async (c) => {
      const found = await messageOf(c, deps);
      const { language, channel, id } = found.message;
      const { text: words, sms, calendar } = worded(found.message);
      const isMail = channel === 'email';
      const text = isMail ? plainText(words, language) : sms;
      const page = () => (
        <OutboxMessagePage
          frame={frameOf(c)}
          row={rowOf(found)}
          text={text}
          htmlHref={isMail ? `/demo/messages/${id}/html` : null}
          calendarHref={isMail && calendar ? `/demo/messages/${id}/calendar.ics` : null}
        />
      );
      return respond(c, { page });
    })
    .get('/messages/:message/html', async (c) => {
      const { message } = await messageOf(c, deps);
      const html = messageHtml(worded(message).text, message.language);
      c.header('content-security-policy', MAIL_POLICY);
      return c.html(html);
    })
    .get('/messages/:message/calendar.ics', async (c) => {
      const { message } = await messageOf(c, deps);
      const { calendar } = worded(message);
      if (!calendar) throw new HTTPException(404);
      const from = `no-reply@${new URL(deps.baseUrl).hostname}`;
      c.header('content-type', 'text/calendar; charset=utf-8');
      return c.body(calendarFile(calendar, { from, to: message.recipient }, message.language));
    });

async function messageOf(c: AppContext, deps: WebDeps): Promise<Found> {
  const found = (await newestMessages(deps, SHOWN)).find(({ row }) => row.id === c.req.param('message'));
  if (!found) throw new HTTPException(404);
  return found;
}

function rowOf({ row, message }: Found): OutboxRow {
  return {
    id: row.id,
    channel: row.channel,
    status: row.status,
    recipient: row.recipient,
    subject: worded(message).text.subject,
    writtenAt: row.createdAt,
    zone: message.facts.zone,
  };
}
