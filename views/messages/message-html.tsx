import { raw } from 'hono/html';
import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { MessageLine, MessageText } from './message-text.ts';

// Mail readers drop style sheets, so the few styles stand on their elements.
const FONT = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;color:#14171a";
const LABEL = `${FONT};font-size:14px;line-height:20px;padding:12px 16px 12px 0;vertical-align:top;white-space:nowrap;border-bottom:1px solid #cfd2d1;color:#4a4f54`;
const CELL = `${FONT};font-size:17px;line-height:24px;padding:10px 0;vertical-align:top;border-bottom:1px solid #cfd2d1`;
const NOTE = 'font-size:14px;line-height:20px;color:#4a4f54';
const BUTTON = `${FONT};display:inline-block;padding:14px 22px;font-size:17px;font-weight:600;text-decoration:none;border:2px solid #14171a;background:#ffffff`;

function Row({ line }: { line: MessageLine }) {
  return (
    <tr>
      <th scope="row" align="left" style={`${LABEL};font-weight:400`}>
        {line.label}
      </th>
      <td style={CELL}>
        <strong style="font-weight:600">{line.text}</strong>
        {line.note && (
          <span style={NOTE}>
            <br />
            {line.note}
          </span>
        )}
      </td>
    </tr>
  );
}

function Letter({ message, lang }: { message: MessageText; lang: Language }) {
  const { title, lead, lines, bring, action, contact, signature, subject } = message;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{subject}</title>
      </head>
      <body style="margin:0;padding:0;background:#f5f5f3">
        <div style={`${FONT};max-width:560px;margin:0 auto;padding:32px 20px`}>
          <p style={`${FONT};font-size:17px;margin:0 0 24px`}>
            <strong style="font-weight:600">{signature}</strong>
          </p>
          <h1 style={`${FONT};font-size:28px;line-height:34px;margin:0 0 12px`}>{title}</h1>
          {lead && <p style={`${FONT};font-size:17px;line-height:24px;margin:0 0 12px`}>{lead}</p>}
          <table
            role="presentation"
            cellpadding="0"
            cellspacing="0"
            width="100%"
            style="border-collapse:collapse;border-top:2px solid #14171a;margin:16px 0 24px"
          >
            <tbody>
              {lines.map((line) => (
                <Row line={line} />
              ))}
            </tbody>
          </table>
          {bring.length > 0 && (
            <>
              <h2 style={`${FONT};font-size:17px;margin:0 0 8px`}>{words(lang).messages.appointment.bring}</h2>
              <ul style={`${FONT};font-size:17px;line-height:26px;margin:0 0 24px;padding:0 0 0 20px`}>
                {bring.map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
            </>
          )}
          <p style="margin:0 0 8px">
            <a href={action.href} style={BUTTON}>
              {action.text}
            </a>
          </p>
          {action.note && <p style={`${FONT};${NOTE};margin:0 0 24px`}>{action.note}</p>}
          {contact && <p style={`${FONT};${NOTE};margin:24px 0 0`}>{contact}</p>}
        </div>
      </body>
    </html>
  );
}

/** The message as a document of its own, without anything to be fetched. */
export function messageHtml(message: MessageText, lang: Language): string {
  const page = (
    <>
      {raw('<!doctype html>')}
      <Letter message={message} lang={lang} />
    </>
  );
  return String(page);
}
