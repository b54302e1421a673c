import type { Chosen } from '../../../../views/customer/booking/book-details.tsx';
import type { AppContext } from '../../env.ts';
import { bookHref } from './book-times.tsx';

export const wishHref = (c: AppContext, chosen: Chosen): string =>
  `${bookHref(c)}/${chosen.serviceKey.split(',').map(encodeURIComponent).join(',')}`;

export const timesHref = (c: AppContext, chosen: Chosen): string =>
  `${wishHref(c, chosen)}?${new URLSearchParams({ ...chosen.rest, at: chosen.startsAt })}`;

/** The choice as the address of the last two pages carries it; nothing of who comes. */
const choiceQuery = ({ rest, startsAt, holdId }: Chosen): URLSearchParams =>
  new URLSearchParams({ ...rest, at: startsAt, ...(holdId && { hold: holdId }) });

export const detailsHref = (c: AppContext, chosen: Chosen): string =>
  `${wishHref(c, chosen)}/details?${choiceQuery(chosen)}`;
export const checkHref = (c: AppContext, chosen: Chosen): string =>
  `${wishHref(c, chosen)}/check?${choiceQuery(chosen)}`;
