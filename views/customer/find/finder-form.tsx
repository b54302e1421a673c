import type { Language } from '../../../src/time/wording.ts';
import { words } from '../../../src/words/words.ts';
import type { Choice } from '../../parts/field.tsx';
import type { FinderQuery } from './finder.tsx';

interface Props {
  readonly lang: Language;
  readonly query: FinderQuery;
  readonly services: readonly Choice[];
}

/** A plain GET form. */
export function FinderForm({ lang, query, services }: Props) {
  const w = words(lang).finder;
  return (
    <form class="finder-form" id="finder" method="get" action="/">
      {query.near && !query.q && <input type="hidden" name="near" value={query.near} />}
      <search class="finder-search">
        <label class="visually-hidden" for="q">
          {w.searchLabel}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          value={query.q}
          placeholder={w.searchLabel}
          autocomplete="postal-code"
          maxlength={100}
        />
        <button class="button" type="submit">
          {w.search}
        </button>
      </search>
      <div class="finder-filters">
        {services.length > 0 && (
          <label class="finder-pick">
            <span class="visually-hidden">{w.service}</span>
            <select name="service">
              <option value="">{w.anyService}</option>
              {services.map((service) => (
                <option value={service.value} selected={service.value === query.service}>
                  {service.text}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="choice">
          <input type="checkbox" name="openNow" value="yes" checked={query.openNow} />
          <span>{w.openNow}</span>
        </label>
      </div>
      <p class="note" data-near-me-refused="" role="status" hidden>
        {w.locationRefused}
      </p>
    </form>
  );
}

/** Shows itself where the browser can tell a place (static/js/near-me.js). */
export function UseLocation({ lang }: { lang: Language }) {
  return (
    <button class="link-button finder-near" type="button" form="finder" data-near-me="" hidden>
      {words(lang).finder.useLocation}
    </button>
  );
}
