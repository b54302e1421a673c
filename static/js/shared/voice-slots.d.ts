export function slotsToSay(ticket: string, counter: string): number[];
