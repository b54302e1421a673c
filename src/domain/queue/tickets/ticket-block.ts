import type { Instant } from '../../../time/instant.ts';
import { LEASED_FROM } from './ticket-number.ts';

/** Numbers that a kiosk gets at a time. */
export const BLOCK_SIZE = 20;
/** With fewer in hand it asks for more. */
export const FEWEST_IN_HAND = 10;
/** Of one kiosk and day: what asks for more has lost its memory, and numbers have an end. */
export const MOST_BLOCKS = 15;

/** First number of the block after `last`, the first number of the one before; undefined = none was leased that day. */
export const nextBlockNumber = (last: number | undefined): number =>
  last === undefined ? LEASED_FROM : last + BLOCK_SIZE;

/** A block as far as it says which number became which visit. */
interface Numbers {
  readonly firstNumber: number;
  readonly visitIds: readonly string[];
}

/** True where the block gave out this number with this id. */
export const isOfBlock = (block: Numbers, ticket: { readonly id: string; readonly number: number }): boolean =>
  block.visitIds[ticket.number - block.firstNumber] === ticket.id;

/**
 * When a ticket taken without the line joined: the moment that the kiosk tells (its clock, corrected by the last offset
 * it knew), but not before the number was leased and not after now.
 */
export const joinedOffline = (takenAt: Instant, leasedAt: Instant, now: Instant): Instant =>
  Math.min(Math.max(takenAt, leasedAt), now);
