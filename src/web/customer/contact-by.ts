import type { Deps } from '../../deps.ts';

/** By what one is told of one's turn, and is asked for at joining; null = no way is set up. */
export const contactBy = ({ channels }: Pick<Deps, 'channels'>): 'phone' | 'email' | null =>
  channels.has('sms') ? 'phone' : channels.has('email') ? 'email' : null;
