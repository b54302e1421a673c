import type { Language } from '../../src/time/wording.ts';
import { aboutWait } from '../../src/words/formatting.ts';
import { DisplayLayout } from '../../views/layouts/display-layout.tsx';
import type { Frame } from '../../views/layouts/frame.ts';
import { KioskLayout } from '../../views/layouts/kiosk-layout.tsx';
import { ManagerLayout } from '../../views/layouts/manager-layout.tsx';
import { Page } from '../../views/layouts/page.tsx';
import { StaffLayout } from '../../views/layouts/staff-layout.tsx';
import { BackLink } from '../../views/parts/back-link.tsx';
import { Button, ButtonLink } from '../../views/parts/button.tsx';
import { Checkbox, Radios } from '../../views/parts/choices.tsx';
import { ErrorSummary, errorOf, SelectField, TextArea, TextField } from '../../views/parts/field.tsx';
import { Arrow } from '../../views/parts/icons.tsx';
import { Notice } from '../../views/parts/notice.tsx';
import { QrCode } from '../../views/parts/qr-code.tsx';
import { type Shape, StateMark, type Tone } from '../../views/parts/state-mark.tsx';
import { TicketCode } from '../../views/parts/ticket-code.tsx';
import { TimesList } from '../../views/parts/times-list.tsx';
import { TimeFigure, WaitFigure } from '../../views/parts/wait-figure.tsx';
import { rulerScale, WaitRuler } from '../../views/parts/wait-ruler.tsx';
import type { HtmlDocument } from './html-validation.ts';

export const sampleFrame = (lang: Language): Frame => ({
  lang,
  chainName: 'Northline Mobile',
  stylesheet: '/static/app.css',
  chainStylesheet: '/chain.css',
  script: '/static/app.js',
  otherLanguageHref: '/?lang=es',
  release: null,
});

const WAIT = { lowMinutes: 15, likelyMinutes: 25, highMinutes: 30 };
const SHORT = { lowMinutes: 0, likelyMinutes: 0, highMinutes: 5 };
const LONG = { lowMinutes: 60, likelyMinutes: 80, highMinutes: 110 };
const ERRORS = [
  { field: 'name', message: 'Enter the name we should call' },
  { field: 'reason', message: 'Choose a reason' },
];
const STATES: readonly [Shape, Tone, string][] = [
  ['disc', 'ok', 'Open until 8 pm'],
  ['half', 'soon', 'Closes 3 pm, in 57 min'],
  ['ring', 'off', 'Closed, opens Wed 6 am'],
  ['diamond', 'late', '14 min late'],
  ['square', 'ok', 'Serving'],
  ['bars', 'off', 'Break'],
  ['triangle', 'plain', 'Called'],
  ['open-diamond', 'plain', 'Thanksgiving'],
  ['tick', 'plain', 'Done'],
  ['dash', 'off', 'Left'],
];

function Waits({ lang }: { lang: Language }) {
  return (
    <section class="section">
      <h2>Waits</h2>
      {[WAIT, SHORT, LONG].map((wait) => (
        <>
          <p>
            <WaitFigure wait={wait} lang={lang} size="answer" />
          </p>
          <WaitRuler wait={wait} lang={lang} size="answer" tone="yours" />
          <p class="note">{aboutWait(wait, lang)}</p>
          <WaitRuler wait={wait} lang={lang} scale={rulerScale(120)} />
        </>
      ))}
      <WaitRuler wait={WAIT} lang={lang} tone="over" waitedMinutes={38} />
      <p>
        <TimeFigure time="3:15 pm" size="answer" />
      </p>
    </section>
  );
}

function Forms({ lang }: { lang: Language }) {
  return (
    <section class="section">
      <h2>Forms</h2>
      <form method="post" action="/sample">
        <ErrorSummary errors={ERRORS} lang={lang} />
        <TextField
          name="name"
          label="Name or nickname"
          hint="Only our team sees it."
          error={errorOf(ERRORS, 'name')}
          isRequired
        />
        <TextField name="phone" label="Mobile number (optional)" type="tel" autocomplete="tel" value="555 010 014" />
        <SelectField name="language" label="Language" choices={[{ value: 'en', text: 'English' }]} />
        <TextArea name="note" label="Note" value="Cracked screen" />
        <Radios
          name="reason"
          legend="Reason"
          error={errorOf(ERRORS, 'reason')}
          choices={[
            { value: 'a', text: 'Device trouble', note: 'about 30 min' },
            { value: 'b', text: 'Pick-up' },
          ]}
        />
        <Checkbox name="open" text="Open now" isChecked />
        <TimesList
          name="slot"
          chosen="2"
          times={[
            { value: '1', time: '3:15 pm' },
            { value: '2', time: '10:45 am' },
          ]}
        />
        <div class="actions">
          <Button isNext>Continue</Button>
          <ButtonLink href="/elsewhere">Other</ButtonLink>
          <ButtonLink href="/away" isPlain>
            Cancel
          </ButtonLink>
        </div>
      </form>
    </section>
  );
}

function Signs({ lang }: { lang: Language }) {
  return (
    <section class="section">
      <h2>Signs</h2>
      <ul>
        {STATES.map(([shape, tone, text]) => (
          <li>
            <StateMark shape={shape} tone={tone}>
              {text}
            </StateMark>
          </li>
        ))}
      </ul>
      <p>
        <TicketCode code="A042" lang={lang} large />
      </p>
      <p>
        <TicketCode code="M033" lang={lang} />
      </p>
      <QrCode text="https://walkup.example/v/vis_0123456789.abcdefghijklmnopqrstuv" label="QR code of ticket A042" />
      <Notice tone="late" isAnswer>
        <p>We could not save that. Nothing was changed.</p>
      </Notice>
    </section>
  );
}

const shown = (node: unknown): string => String(node);

/** Every part on every layout, each a whole document. */
export function partSamples(lang: Language): HtmlDocument[] {
  const frame = sampleFrame(lang);
  const page = (
    <Page frame={frame} title="Samples" links={[{ href: '/', text: 'All stores' }]} foot="As of 2:03 pm">
      <BackLink href="/" text="Back" />
      <h1>Samples</h1>
      <Waits lang={lang} />
      <Forms lang={lang} />
      <Signs lang={lang} />
    </Page>
  );
  const kiosk = (
    <KioskLayout
      frame={frame}
      title="Start"
      place={{
        storeName: 'Old Market',
        zone: 'America/Chicago',
        clock: '2:04 pm',
        ease: { largerText: false, isLow: false, hand: null, isSpoken: false },
        easeHref: '/kiosk/ease?back=%2Fkiosk',
        helpKey: 'a1',
      }}
      plate={<h1>Do you have an appointment today?</h1>}
    >
      <WaitRuler wait={WAIT} lang={lang} size="answer" />
      <div class="kiosk-touch">
        <a class="kiosk-choice kiosk-choice-large" href="/kiosk/join">
          <span>
            <b>No</b>
            <small>I’d like to join the line</small>
          </span>
          <Arrow to="right" />
        </a>
      </div>
    </KioskLayout>
  );
  const display = (
    <DisplayLayout frame={frame} storeName="Old Market">
      <div class="display">
        <div class="display-call">
          <TicketCode code="A042" lang={lang} large />
        </div>
      </div>
    </DisplayLayout>
  );
  const staff = (
    <StaffLayout
      frame={frame}
      title="Queue"
      place="Old Market"
      me="Counter 3, Nadia"
      nav={<a href="/x">Break</a>}
      clock="2:14 pm"
    >
      <main id="main">
        <h1>Queue</h1>
      </main>
    </StaffLayout>
  );
  const manager = (
    <ManagerLayout frame={frame} title="Stores" nav={[{ href: '/manage/stores', text: 'Stores', isCurrent: true }]}>
      <h1>Stores</h1>
    </ManagerLayout>
  );
  return Object.entries({ page, kiosk, display, staff, manager }).map(([name, node]) => ({
    name: `${name} (${lang})`,
    html: shown(node),
  }));
}
