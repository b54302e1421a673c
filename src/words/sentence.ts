/** A sentence with its full stop, also where its last word, such as "p. m.", brings one along. */
export const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
