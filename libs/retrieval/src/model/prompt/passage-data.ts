import type { Prioritization, Retrieval, RetrievedPassage } from '@consilium/domain';
import { cleanText } from '@consilium/domain/evidence';
import { plannedItems, planNarration } from '../../draft/narration-plan.ts';
import { FACT_FIELDS } from './allowed-fields.ts';
import { plainJson } from './plain-json.ts';

export interface PassageData {
  readonly id: string;
  readonly corpus: string;
  readonly stance: string;
  readonly quotable: boolean;
  /** Told only where something is wrong with the publication. */
  readonly standing?: string;
  readonly title?: string;
  readonly sections?: readonly string[];
  /** Only where a sentence may quote it; else the facts are all there is to cite. */
  readonly text?: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Corpora whose text may leave. The patient's record and former decisions never do, whatever list they were put into. */
const MAY_LEAVE: ReadonlySet<string> = new Set(['knowledge', 'guideline', 'literature']);
const STAYS = /^(?:note|history|decision):/i;

const mayLeave = ({ document }: RetrievedPassage): boolean =>
  MAY_LEAVE.has(document.corpus ?? 'knowledge') && !STAYS.test(document.id) && !document.retracted && document.standing !== 'retracted';

/** Passages that the model may cite: those the rules' statements rest on first, then by rank, as many as the room holds; none is cut. */
export function passageData(prioritization: Prioritization, retrieval: Retrieval, room: number): readonly PassageData[] {
  const planned = plannedItems(planNarration(prioritization));
  const candidates = retrieval.passages.filter(mayLeave);
  const first = candidates.filter(({ document }) => planned.has(document.id));
  const rest = candidates.filter(({ document }) => !planned.has(document.id));
  const taken: PassageData[] = [];
  let left = room;
  for (const passage of [...first, ...rest]) {
    const data = dataOf(passage);
    const size = plainJson(data).length;
    if (size > left) continue;
    left -= size;
    taken.push(data);
  }
  return taken;
}

const clean = (text: string): string => cleanText(text).text;

function dataOf({ document, stance, window }: RetrievedPassage): PassageData {
  const text = window ? document.text.slice(...window) : document.text;
  return {
    id: document.id,
    corpus: document.corpus ?? 'knowledge',
    stance,
    quotable: document.quotable,
    ...(document.standing && document.standing !== 'current' ? { standing: document.standing } : {}),
    ...(document.title ? { title: clean(document.title) } : {}),
    ...(document.sections && document.sections.length > 0 ? { sections: document.sections.map(clean) } : {}),
    ...(document.quotable ? { text: clean(text) } : {}),
    facts: Object.fromEntries(
      Object.entries(document.facts)
        .filter(([name]) => FACT_FIELDS.has(name))
        .map(([name, value]) => [name, clean(value)]),
    ),
  };
}
