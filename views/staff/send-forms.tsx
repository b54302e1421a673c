import type { FloorRow } from '../../src/domain/queue/boards/floor-rows.ts';
import { counterText, listText } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { SelectField } from '../parts/field.tsx';
import { VisitForm } from './act-form.tsx';
import type { StaffScreen } from './staff-props.ts';
import { Leave, PanelEnd, type VisitPanelProps } from './visit-panel.tsx';

const ANY = '';

/** Another service, a colleague, a counter: what is left as it is stays so. */
export function TransferForm({ screen, panel: { visit, to = {} } }: VisitPanelProps) {
  const all = words(screen.lang).staff;
  const w = all.desk.transferForm;
  const services = screen.services.map(({ id, name, isGiven }) => {
    if (id === visit.serviceId) return { value: ANY, text: w.sameService(name) };
    return { value: id, text: isGiven ? name : w.nobodyFor(name) };
  });
  const advisors = screen.floor
    .filter((row) => !row.isMe)
    .map((row) => ({ value: row.advisorId, text: `${row.advisorName}, ${row.ticket ?? all.state[row.state]}` }));
  const counters = screen.counters.map(({ id, name, takenBy }) => ({
    value: id,
    text: takenBy ? `${counterText(name, screen.lang)}, ${takenBy}` : counterText(name, screen.lang),
  }));
  return (
    <section class="staff-panel" aria-labelledby="transfer-title">
      <h2 id="transfer-title">{w.title(visit.ticket)}</h2>
      <p class="note">{w.note}</p>
      <VisitForm screen={screen} visit={visit} noun="transfers">
        <div class="staff-triple">
          <SelectField name="service" label={w.service} value={to.service ?? ANY} choices={services} />
          <SelectField
            name="advisor"
            label={w.advisor}
            value={to.advisor ?? ANY}
            choices={[{ value: ANY, text: w.anyAdvisor }, ...advisors]}
          />
          <SelectField
            name="counter"
            label={w.counter}
            value={to.counter ?? ANY}
            choices={[{ value: ANY, text: w.anyCounter }, ...counters]}
          />
        </div>
        <PanelEnd screen={screen} submit={w.submit} />
      </VisitForm>
    </section>
  );
}

const isAtCounter = (row: FloorRow): boolean => !row.isMe && row.counterName !== null && row.state !== 'break';
const isFree = (row: FloorRow): boolean => row.state === 'idle' || row.state === 'wrap';

/** Each colleague at a counter is one button: who is free goes on at once, who is busy gets it into their line. */
export function HandOverForm({ screen, panel: { visit } }: VisitPanelProps) {
  const w = words(screen.lang).staff.desk.handOverForm;
  const service = screen.serviceNames[visit.serviceId] ?? '';
  const colleagues = visit.givenBy.filter(isAtCounter);
  const isSomebodyThere = screen.floor.some(isAtCounter);
  return (
    <section class="staff-panel" aria-labelledby="hand-over-title">
      <h2 id="hand-over-title">{w.title(visit.ticket)}</h2>
      <p class="note">{w.note}</p>
      {colleagues.length === 0 && <p>{isSomebodyThere ? w.nobodyGives(service) : w.nobody}</p>}
      <div class="staff-choices">
        {colleagues.map((row) => (
          <Colleague screen={screen} visitId={visit.visitId} revision={visit.revision} row={row} />
        ))}
        <Leave screen={screen} />
      </div>
    </section>
  );
}

interface ColleagueProps {
  readonly screen: StaffScreen;
  readonly visitId: string;
  readonly revision: number;
  readonly row: FloorRow;
}

function Colleague({ screen, visitId, revision, row }: ColleagueProps) {
  const w = words(screen.lang).staff.desk.handOverForm;
  const noun = isFree(row) ? 'handovers' : 'transfers';
  const counter = counterText(row.counterName ?? '', screen.lang);
  return (
    <VisitForm
      screen={screen}
      visit={{ visitId, revision }}
      noun={noun}
      mark={row.advisorId}
      fields={{ advisor: row.advisorId }}
    >
      <button type="submit" class="button">
        {isFree(row) ? w.free(row.advisorName, counter) : w.busy(row.advisorName, counter)}
      </button>
    </VisitForm>
  );
}

/** Each further service is the button that adds it. */
export function ServiceForm({ screen, panel: { visit } }: VisitPanelProps) {
  const w = words(screen.lang).staff.desk.serviceForm;
  const later = visit.toDo.slice(1).map((id) => screen.serviceNames[id] ?? '');
  const others = screen.services.filter((service) => !visit.toDo.includes(service.id));
  return (
    <section class="staff-panel" aria-labelledby="service-title">
      <h2 id="service-title">{w.title(visit.ticket)}</h2>
      <p class="note">{others.length > 0 ? w.note : w.none}</p>
      {later.length > 0 && <p>{w.afterwards(listText(later, screen.lang))}</p>}
      <VisitForm screen={screen} visit={visit} noun="services">
        <div class="staff-choices">
          {others.map(({ id, name }) => (
            <button type="submit" class="button" name="service" value={id}>
              {name}
            </button>
          ))}
          <Leave screen={screen} />
        </div>
      </VisitForm>
    </section>
  );
}
