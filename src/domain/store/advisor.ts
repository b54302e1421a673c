import { type Problem, type Read, read, textProblem, tidy } from '../problem.ts';

/** An advisor as the JSON API and the forms give it. */
export interface AdvisorInput {
  readonly name: string;
  /** Services by id or key. */
  readonly skills: readonly string[];
  /** Language tags, e.g. `es`. */
  readonly languages?: readonly string[] | undefined;
}

export interface Advisor {
  readonly name: string;
  /** Ids of services, each once. */
  readonly skills: readonly string[];
  readonly languages: string[];
}

const MOST_NAME = 80;

/** An advisor put in order. Refuses a missing or long name, services that the store does not have, and language tags that are none. */
export function readAdvisor(
  input: AdvisorInput,
  services: readonly { readonly id: string; readonly key: string }[],
): Read<Advisor> {
  const name = tidy(input.name);
  const problems: (Problem | null)[] = [textProblem('/name', name, MOST_NAME)];
  const skills = new Set<string>();
  input.skills.forEach((skill, i) => {
    const service = services.find((s) => s.id === skill || s.key === skill);
    if (service) skills.add(service.id);
    else problems.push({ pointer: `/skills/${i}`, code: 'unknown_service' });
  });
  const languages = [...new Set((input.languages ?? []).map((tag) => tidy(tag).toLowerCase()))];
  languages.forEach((tag, i) => {
    if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag))
      problems.push({ pointer: `/languages/${i}`, code: 'unknown_language' });
  });
  return read({ name, skills: [...skills], languages }, problems);
}
