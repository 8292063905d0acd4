import { drugsWritten } from './drug-name.ts';
import { byText } from './ordering.ts';
import type { PriorTherapy } from './prioritize-input.ts';

/** What the treatment history says of one option. */
export interface GivenBefore {
  /** The whole option was given in one course: it stands behind the others. */
  readonly isWhole: boolean;
  readonly note: string;
}

/**
 * The treatment history against the drugs of an option, brand and other names read as the generic one.
 *
 * | option | course | whole | note |
 * |---|---|---|---|
 * | osimertinib | osimertinib, PD | yes | given before, best response PD |
 * | osimertinib | osimertinib with chemotherapy | yes | given before |
 * | dabrafenib + trametinib | dabrafenib, PD | no | contains dabrafenib, given before, best response PD |
 * | dabrafenib + trametinib | dabrafenib; later trametinib | no | contains dabrafenib and trametinib, given before |
 * | cetuximab + encorafenib | FOLFOX | – | nothing |
 *
 * Of several courses the one that ended in progression is told.
 */
export function givenBefore(therapies: readonly string[], prior: readonly PriorTherapy[]): GivenBefore | null {
  const courses = prior.map((course) => ({ course, drugs: new Set(course.therapies.flatMap(drugsWritten)) }));
  const whole = courses.filter(({ drugs }) => therapies.length > 0 && therapies.every((drug) => drugs.has(drug)));
  if (whole.length > 0) return { isWhole: true, note: `given before${responseOf(whole.map(({ course }) => course))}` };
  const parts = therapies.filter((drug) => courses.some(({ drugs }) => drugs.has(drug)));
  if (parts.length === 0) return null;
  const told = courses.filter(({ drugs }) => parts.some((drug) => drugs.has(drug))).map(({ course }) => course);
  return { isWhole: false, note: `contains ${[...parts].sort(byText).join(' and ')}, given before${responseOf(told)}` };
}

const PROGRESSION = /^(?:pd\b|progress)/i;

function responseOf(courses: readonly PriorTherapy[]): string {
  const responses = courses.flatMap(({ response }) => (response ? [response.trim()] : []));
  const told = responses.find((response) => PROGRESSION.test(response)) ?? responses[0];
  return told === undefined ? '' : `, best response ${told}`;
}
