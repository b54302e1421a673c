import { type Read, read, textProblem, tidy } from './problem.ts';

export interface ChainLook {
  readonly name: string;
  /** `#rrggbb`. */
  readonly accent: string;
}

/** Name and colour of the chain put in order. Refuses a missing or long name and a colour that is not `#rrggbb`. */
export function readChainLook(input: ChainLook): Read<ChainLook> {
  const look = { name: tidy(input.name), accent: tidy(input.accent).toLowerCase() };
  return read(look, [
    textProblem('/name', look.name, 60),
    /^#[0-9a-f]{6}$/.test(look.accent) ? null : { pointer: '/accent', code: 'not_a_colour' },
  ]);
}
