import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

export interface StoreLine {
  readonly slug: string;
  readonly name: string;
  readonly place: string;
  /** "Open until 8 pm. Nobody is waiting." */
  readonly sentence: string;
  readonly attention: number;
}

export interface StoresProps {
  readonly frame: Frame;
  readonly where: Where;
  readonly said?: string | null;
  readonly query: string;
  readonly lines: readonly StoreLine[];
  readonly total: number;
  /** `attention`: appointments to come that nobody decided about yet. */
  readonly closed: readonly { readonly slug: string; readonly name: string; readonly attention: number }[];
}

/** The stores that this account manages, each with a sentence on how it stands. */
export function StoresPage({ frame, where, said, query, lines, total, closed }: StoresProps) {
  const all = words(frame.lang).manager;
  const w = all.stores;
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said}>
      <p class="lead">{total === 0 ? (where.isOwner ? w.none : w.noneForYou) : w.count(total)}</p>
      {(total > 8 || query !== '') && (
        <form method="get" action="/manage" class="manager-search">
          <label for="q" class="visually-hidden">
            {w.find}
          </label>
          <input id="q" name="q" type="search" value={query} placeholder={w.find} maxlength={100} />
          <Button>{w.search}</Button>
        </form>
      )}
      {query !== '' && lines.length === 0 && <p>{w.noMatch(query)}</p>}
      <ul class="rows rows-links section">
        {lines.map((line) => (
          <li>
            <a href={storeBase(line.slug)} class="manager-row">
              <span>
                <strong>{line.name}</strong>
                <span class="note">{line.place}</span>
              </span>
              <span class="manager-row-state">
                {line.sentence}
                {line.attention > 0 && <strong class="state state-late"> {w.today.attention(line.attention)}</strong>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {lines.length < total && query === '' && <p class="note">{w.more(lines.length, total)}</p>}
      {where.isOwner && closed.length > 0 && (
        <section class="section" aria-labelledby="closed">
          <h2 id="closed">{w.closedForGood}</h2>
          <ul class="rows">
            {closed.map((store) => (
              <li class="manager-row">
                <span>
                  <strong>{store.name}</strong>
                  {store.attention > 0 && (
                    <a class="note" href={`${storeBase(store.slug)}/attention`}>
                      {w.today.attention(store.attention)}
                    </a>
                  )}
                </span>
                <form method="post" action={`${storeBase(store.slug)}/reopening`}>
                  <Button isPlain>{w.reopen}</Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      {where.isOwner && (
        <p class="actions">
          <ButtonLink href="/manage/stores/new">{w.add}</ButtonLink>
        </p>
      )}
    </ManagerPage>
  );
}
