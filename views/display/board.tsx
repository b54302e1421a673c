import type { LobbyCall, LobbyWait } from '../../src/domain/queue/boards/lobby-board.ts';
import { clockTime, type Language } from '../../src/time/wording.ts';
import { bareWait } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { type RulerScale, rulerScale, WaitRuler } from '../parts/wait-ruler.tsx';
import { Call } from './call.tsx';
import { callsOf, languageOf, type Wall } from './wall.ts';

interface Props {
  readonly wall: Wall;
  readonly lang: Language;
}

/** A row carries all that the script needs to show it as the call. */
interface CallRowProps {
  readonly call: LobbyCall;
  readonly isShown: boolean;
  readonly isCalling: boolean;
  readonly zone: string;
  readonly lang: Language;
}

function CallRow({ call, isShown, isCalling, zone, lang }: CallRowProps) {
  const theirs = words(languageOf(call));
  return (
    <tr
      id={`call-${call.id}`}
      data-call={call.id}
      data-ticket={call.ticket}
      data-counter={call.counter}
      data-at={call.calledAt}
      data-calling={isCalling ? '' : undefined}
      data-last={words(lang).display.lastCalled(clockTime(call.calledAt, zone, lang))}
      data-language={languageOf(call)}
      data-label={theirs.display.nowCalling}
      data-word={theirs.common.counter}
      data-spoken={theirs.display.called(call.ticket, call.counter)}
      hidden={isShown}
    >
      <th scope="row" class="code">
        {call.ticket}
      </th>
      <td class="num">{call.counter}</td>
    </tr>
  );
}

/** Letters that surely fit in a line beside the minutes. */
const LONG_NAME = 23;

function WaitRow({ row, scale, lang }: { row: LobbyWait; scale: RulerScale; lang: Language }) {
  const isOpen = row.wait !== null && row.stop === null;
  return (
    <tr id={`wait-${row.serviceId}`}>
      <th scope="row">
        <span data-long={row.name.length > LONG_NAME ? '' : undefined}>{row.name}</span>
      </th>
      <td class={isOpen ? 'num' : 'num display-off'}>
        {isOpen && row.wait ? bareWait(row.wait, lang) : words(lang).display.notNow}
      </td>
      <td class="display-ruler">{isOpen && row.wait && <WaitRuler wait={row.wait} lang={lang} scale={scale} />}</td>
    </tr>
  );
}

function Waits({ wall, lang }: Props) {
  const w = words(lang).display;
  const scale = rulerScale(
    Math.max(0, ...wall.waits.map((row) => (row.stop === null ? (row.wait?.highMinutes ?? 0) : 0))),
  );
  return (
    <div class="display-waits" data-pages="">
      <table>
        <thead>
          <tr>
            <th scope="col">{w.ifYouJoined}</th>
            <th scope="col" class="num">
              {w.minutes}
            </th>
            <th scope="col">
              <span class="visually-hidden">{w.onAScale(scale.end)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {wall.waits.map((row) => (
            <WaitRow row={row} scale={scale} lang={lang} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The wall, and the part of it that the server keeps fresh. */
export function Board({ wall, lang }: Props) {
  const w = words(lang);
  const calls = callsOf(wall);
  return (
    <>
      <Call wall={wall} last={calls[0]} lang={lang} />
      <div class="display-lower" id="display-lower" data-as-of={wall.asOf}>
        <div class="display-recent" data-calls="">
          <table>
            <thead>
              <tr>
                <th scope="col">{w.display.calledBefore}</th>
                <th scope="col" class="num">
                  {w.common.counter}
                </th>
              </tr>
            </thead>
            <tbody>
              {calls.map((call, i) => (
                <CallRow
                  call={call}
                  isShown={i === 0}
                  isCalling={wall.calling.includes(call)}
                  zone={wall.zone}
                  lang={lang}
                />
              ))}
            </tbody>
          </table>
        </div>
        <Waits wall={wall} lang={lang} />
      </div>
      <footer class="display-foot" id="display-foot">
        <p>{w.display.missed(wall.absentMinutes)}</p>
        <p>{wall.storeName}</p>
        <span class="clock" data-clock="">
          {clockTime(wall.asOf, wall.zone, lang)}
        </span>
      </footer>
    </>
  );
}
