import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { BackLink } from '../../parts/back-link.tsx';
import { ButtonLink } from '../../parts/button.tsx';

export interface BookableService {
  readonly key: string;
  readonly name: string;
  readonly minutes: number;
}

interface Props {
  readonly frame: Frame;
  readonly back: { readonly href: string; readonly text: string };
  readonly services: readonly BookableService[];
  /** "Question 1 of 4"; null where it is asked on its own. */
  readonly step: string | null;
  readonly href: (key: string) => string;
  /** Where nothing can be booked: the way into the line. */
  readonly joinHref: string;
  /** Several services, a party, somebody by name; null where only one service is asked for. */
  readonly moreHref: string | null;
}

/** What for. Each row is a link to its days and times. */
export function BookService({ frame, back, services, step, href, joinHref, moreHref }: Props) {
  const w = words(frame.lang);
  return (
    <Page frame={frame} title={w.booking.title}>
      <div class="question">
        <BackLink href={back.href} text={back.text} />
        {step && <p class="note question-step">{step}</p>}
        <h1>{w.booking.service}</h1>
        {services.length === 0 && (
          <>
            <p>{w.booking.noServices}</p>
            <div class="actions">
              <ButtonLink href={joinHref} isNext>
                {w.customer.joinLine}
              </ButtonLink>
            </div>
          </>
        )}
        <ul class="rows rows-links join-services">
          {services.map((service) => (
            <li>
              <a href={href(service.key)}>
                <span>{service.name}</span>
                <span class="note">{w.customer.aboutMinutes(service.minutes)}</span>
              </a>
            </li>
          ))}
        </ul>
        {moreHref && services.length > 0 && (
          <p class="section">
            <a href={moreHref}>{w.booking.more.link}</a>
          </p>
        )}
      </div>
    </Page>
  );
}
