import { CLASS_ENDING } from './drug-words.ts';
import { JOINS } from './read-drugs.ts';
import type { DrugSpan } from './read-drugs.ts';
import { covers } from './span.ts';
import type { Span } from './span.ts';
import { endsClause } from './words.ts';
import type { Word } from './words.ts';

/** Part that a drug plays in a question. `companion`: the backbone to which something is sought. */
export type DrugRole = 'prior' | 'asked' | 'excluded' | 'companion';

export interface PlacedDrug extends DrugSpan {
  readonly role: DrugRole;
  /** Number of the course: drugs given together have the same. */
  readonly course: number;
}

const PRIOR =
  /^(?:after|post|following|despite|prior|previous|previously|had|received|receiving|got|given|failed|failing|failure|refractory|resistant|intolerant|progressed|progressing|progression|progress|progredient|progressive|pretreated|treated|history|exposed|stopped|on|under|during|nach|unter|trotz|davor|zuvor|vorher|vorbehandelt|vorbehandlung|vortherapie|vortherapien|erhielt|bekam|hatte|versagen|progredienz|progressiv|relapsed|relapse|rezidiv|since|s\/p|resistance_)$/;
const EXCLUDED = /^(?:besides|beyond|instead|außer|ausser|statt|anstatt|neben|apart|rather|than|naive|never|without|ohne)$/;
const ASKS =
  /^(?:which|what|would|could|should|can|is|are|does|do|any|suggests?|suggested|propose[sd]?|consider(?:ing)?|options?|switch|try|add|adding|possible|welche[rns]?|was|wäre|ware|waere|ist|sind|kann|soll|sollte|womit|now|jetzt|next|continue|start|use|plan|geplant|versus|vs|or|oder)$/;
/** Words that stand between drugs of a history without ending it. */
const BETWEEN =
  /^(?:and|und|then|dann|plus|with|mit|in|the|a|an|to|for|of|combination|therapy|therapie|treatment|chemotherapy|first|second|third|line|\d+\w*|months?|years?|weeks?|monaten?|jahren?|cycles?|zyklen|mg|von|dem|der|die|das|to|frontline|lines?|1l|2l|3l|adjuvant|palliative|sowie|followed|by|gefolgt|later|clear|maintenance)$/;
const FAILED_AFTER =
  /^(?:failed|failure|failing|refractory|refraktaer|resistant|pretreated|versagen|vorbehandelt|experienced|exposed|progression|relapse)$/;

/** Which drugs were given before, which are asked for: by what governs them, clause by clause. */
export function placeDrugs(words: readonly Word[], spans: readonly DrugSpan[], others: readonly Span[]): readonly PlacedDrug[] {
  const placed: PlacedDrug[] = [];
  let role: DrugRole = 'asked';
  let strangers = 0;
  let course = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const isListed =
      /:\s*$/.test(word.gap) && role === 'prior' && /^(?:prior|previous|vortherapien?|vorbehandlung)$/.test(words[at - 1]?.key ?? '');
    if (endsClause(word.gap) && !isListed) [role, strangers] = ['asked', 0];
    const span = spans.find(({ from }) => from === at);
    if (span !== undefined) {
      const last = placed.at(-1);
      const joins = last !== undefined && last.to === at - 1 && JOINS.test(word.gap);
      const joinsByWord = last !== undefined && last.to === at - 2 && isJoined(words[at - 1]?.key ?? '', last, placed, span, role);
      if (!joins && !joinsByWord) course += 1;
      placed.push({ ...span, role: roleHere(words, span, role), course });
      strangers = 0;
      at = span.to;
      continue;
    }
    if (covers(others, at)) continue;
    if (PRIOR.test(word.key) && !isPhrase(words, at))
      [role, strangers] = [/^(?:never|no|not|nie|kein|keine|nicht)$/.test(words[at - 1]?.key ?? '') ? 'excluded' : 'prior', 0];
    else if (EXCLUDED.test(word.key)) [role, strangers] = ['excluded', 0];
    else if (ASKS.test(word.key)) [role, strangers] = ['asked', 0];
    else if (!BETWEEN.test(word.key)) {
      strangers += 1;
      if (strangers > 2) role = 'asked';
    }
  }
  return withCompanions(words, placed);
}

/** "and" joins two single drugs to one course; of regimens it makes two. */
function isJoined(word: string, last: PlacedDrug, placed: readonly PlacedDrug[], span: DrugSpan, role: DrugRole): boolean {
  if (/^(?:plus|with|mit)$/.test(word)) return true;
  const isSingle =
    [last, span].every(({ kind, drugs }) => kind !== 'regimen' && kind !== 'class' && drugs.length === 1) &&
    placed.filter(({ course }) => course === last.course).length === 1;
  return /^(?:and|und)$/.test(word) && (role !== 'prior' || isSingle);
}

/** `castration-resistant`, `hormone-refractory`, `RAI-refractory`: states of a disease; `any prior`, `on the table`. */
const isPhrase = (words: readonly Word[], at: number): boolean =>
  (/^(?:resistant|refractory|intolerant)$/.test(words[at]?.key ?? '') && words[at]?.gap === '-') ||
  (words[at]?.key === 'on' && /^(?:the|panel|ngs|fish|ihc)$/.test(words[at + 1]?.key ?? ''));

function roleHere(words: readonly Word[], { to }: DrugSpan, role: DrugRole): DrugRole {
  const [next, second] = [words[to + 1], words[to + 2]];
  if (next === undefined || endsClause(next.gap)) return role;
  if (next.key === 'naive') return 'excluded';
  if (FAILED_AFTER.test(next.key)) return 'prior';
  return second !== undefined &&
    !endsClause(second.gap) &&
    FAILED_AFTER.test(second.key) &&
    /^(?:has|had|and|hat|treatment|therapy)$/.test(next.key)
    ? 'prior'
    : role;
}

/** `with FOLFOX plus ...?`: what stands before an open place is the backbone. A class is never asked for. */
const withCompanions = (words: readonly Word[], placed: readonly PlacedDrug[]): readonly PlacedDrug[] =>
  placed.map((drug) => {
    const next = words[drug.to + 1];
    const after = words[drug.to + 2];
    const isOpen =
      /^(?:plus|and|und|with|mit)$/.test(next?.key ?? '') &&
      (after === undefined || endsClause(after.gap) || /^(?:what|was|which|something)$/.test(after.key));
    const isDangling = next === undefined && false;
    return drug.role === 'asked' && (isOpen || isDangling) ? { ...drug, role: 'companion' } : drug;
  });

/** A target's name that makes a class of drugs together with what follows (`BTK inhibitor`, `anti-EGFR antibody`, `IDH-directed`). */
export function isClassName(words: readonly Word[], at: number): boolean {
  const [next, second] = [words[at + 1], words[at + 2]];
  if (words[at - 1]?.key === 'anti' && words[at]?.gap === '-') return true;
  if (next === undefined || /[,.;:?!(]/.test(next.gap)) return false;
  return CLASS_ENDING.test(next.key) || (/^(?:kinase|directed|targeted|signaling)$/.test(next.key) && CLASS_ENDING.test(second?.key ?? ''));
}
