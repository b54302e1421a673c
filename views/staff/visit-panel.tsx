import type { ActKind } from '../../src/domain/queue/visit/visit-acts.ts';
import { words } from '../../src/words/words.ts';
import { VisitForm } from './act-form.tsx';
import { DetailsForm, MergeForm, SplitForm } from './party-forms.tsx';
import { HandOverForm, ServiceForm, TransferForm } from './send-forms.tsx';
import type { DeskForm, DeskVisit, Panel, StaffScreen } from './staff-props.ts';

export interface VisitPanelProps {
  readonly screen: StaffScreen;
  readonly panel: Panel & { kind: 'visit' };
}

/** What is done about one visit, over the line: everything that may be done to it, or the form of one act. */
export function VisitPanel(props: VisitPanelProps) {
  switch (props.panel.form) {
    case 'menu':
      return <Menu {...props} />;
    case 'transfer':
      return <TransferForm {...props} />;
    case 'hand-over':
      return <HandOverForm {...props} />;
    case 'service':
      return <ServiceForm {...props} />;
    case 'split':
      return <SplitForm {...props} />;
    case 'merge':
      return <MergeForm {...props} />;
    case 'details':
      return <DetailsForm {...props} />;
  }
}

/** Where a form about a visit stands: in the address, so that it works without a script. */
export const formHref = (screen: StaffScreen, visitId: string, form: DeskForm): string =>
  `${screen.base}/queue?visit=${visitId}&do=${form}`;

interface Shown {
  readonly kind: ActKind;
  readonly form: DeskForm;
  readonly text: string;
}

function formsOf(screen: StaffScreen, visit: DeskVisit): Shown[] {
  const w = words(screen.lang).staff.desk;
  const all: Shown[] = [
    { kind: 'transfer', form: 'transfer', text: w.transfer },
    { kind: 'hand_over', form: 'hand-over', text: w.handOver },
    { kind: 'add_service', form: 'service', text: w.addService },
    { kind: 'split', form: 'split', text: w.split },
    { kind: 'take_in', form: 'merge', text: w.merge },
    { kind: 'correct', form: 'details', text: w.details },
  ];
  return all.filter(({ kind }) => visit.actions.includes(kind) && (kind !== 'split' || visit.partySize > 1));
}

const AWAY_MINUTES = 10;

/** Acts of one press, by the noun that they make. */
function pressesOf(screen: StaffScreen, visit: DeskVisit) {
  const { desk: w, line, acts } = words(screen.lang).staff;
  const all: { kind: ActKind; noun: string; text: string }[] = [
    { kind: 'recall', noun: 'recalls', text: acts.recall },
    { kind: 'start', noun: 'starts', text: acts.start },
    { kind: 'complete', noun: 'completion', text: acts.finish },
    { kind: 'resume', noun: 'resumptions', text: w.resume },
    { kind: 'back', noun: 'returns', text: line.back },
    { kind: 'away', noun: 'delays', text: w.away(AWAY_MINUTES) },
    { kind: 'park', noun: 'parkings', text: w.park },
    { kind: 'not_here', noun: 'absences', text: acts.notHere },
    { kind: 'no_show', noun: 'no-shows', text: w.noShow },
    { kind: 'leave', noun: 'departures', text: w.left },
  ];
  return all.filter(({ kind }) => visit.actions.includes(kind));
}

function Menu({ screen, panel: { visit } }: VisitPanelProps) {
  const w = words(screen.lang).staff.desk;
  const name = visit.name ?? words(screen.lang).staff.line.noName;
  return (
    <section class="staff-panel" aria-labelledby="visit-title">
      <h2 id="visit-title">{w.menuOf(`${visit.ticket} ${name}`)}</h2>
      <div class="staff-choices">
        {formsOf(screen, visit).map(({ form, text }) => (
          <a class="button" href={formHref(screen, visit.visitId, form)}>
            {text}
          </a>
        ))}
        {pressesOf(screen, visit).map(({ noun, text }) => (
          <VisitForm screen={screen} visit={visit} noun={noun} mark="menu">
            <button type="submit" class="button">
              {text}
            </button>
          </VisitForm>
        ))}
        <Leave screen={screen} isDone />
      </div>
    </section>
  );
}

/** Out of a panel, back to the bare screen. `isDone`: there was nothing to fill in. */
export function Leave({ screen, isDone }: { screen: StaffScreen; isDone?: boolean }) {
  const { acts, desk } = words(screen.lang).staff;
  return (
    <a class="button button-plain" href={`${screen.base}/queue`} data-shortcut="Escape">
      {isDone ? desk.closePanel : acts.cancel}
    </a>
  );
}

/** The end of a panel that is filled in: do it, or leave it. */
export function PanelEnd({ screen, submit }: { screen: StaffScreen; submit: string }) {
  return (
    <div class="actions">
      <button type="submit" class="button button-next">
        {submit}
      </button>
      <Leave screen={screen} />
    </div>
  );
}
