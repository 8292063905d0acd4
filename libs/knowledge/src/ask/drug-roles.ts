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
  /^(?:after|post|following|despite|prior|previous|previously|had|received|receiving|got|given|failed|failing|failure|refractory|resistant|intolerant|progressed|progressing|progression|progress|progredient|progressive|pretreated|treated|history|exposed|stopped|on|under|during|nach|unter|trotz|davor|zuvor|vorher|vorbehandelt|vorbehandlung|vortherapie|vortherapien|erhielt|bekam|hatte|versagen|progredienz|progressiv|relapsed|relapse|rezidiv|since|s\/p)$/;
const EXCLUDED = /^(?:besides|beyond|instead|außer|ausser|statt|anstatt|neben|apart|rather|than|naive|never|without|ohne)$/;
const ASKS =
  /^(?:make|makes|render|confers?|causes?|predicts?|macht|which|what|would|could|should|can|is|are|does|do|any|suggests?|suggested|propose[sd]?|consider(?:ing)?|options?|switch|try|add|adding|possible|welche[rns]?|was|wäre|ware|waere|ist|sind|kann|soll|sollte|womit|now|jetzt|next|continue|start|use|plan|geplant|versus|vs|or|oder)$/;
/** Words that stand between drugs of a history without ending it. */
const BETWEEN =
  /^(?:and|und|then|dann|plus|with|mit|in|the|a|an|to|for|of|combination|therapy|therapie|treatment|chemotherapy|first|second|third|line|\d+\w*|months?|years?|weeks?|monaten?|jahren?|cycles?|zyklen|mg|von|dem|der|die|das|to|frontline|lines?|1l|2l|3l|adjuvant|palliative|sowie|followed|by|gefolgt|later|clear|maintenance)$/;
const FAILED_AFTER =
  /^(?:failed|failure|failing|refractory|refraktaer|resistant|pretreated|versagen|vorbehandelt|experienced|exposed|progression|relapse)$/;

/** What governs the words at a place of a clause. */
interface Scope {
  readonly role: DrugRole;
  /** Words since that belong to no treatment. */
  readonly strangers: number;
  /** No drug has followed the word that opened it: a comma closes it again (`previously treated, …`). */
  readonly isFresh: boolean;
  /** The clause asks: "resistant to" then tells no history. */
  readonly asks: boolean;
}

const OPEN: Scope = { role: 'asked', strangers: 0, isFresh: false, asks: false };

/** Which drugs were given before, which are asked for: by what governs them, clause by clause. */
export function placeDrugs(words: readonly Word[], spans: readonly DrugSpan[], others: readonly Span[]): readonly PlacedDrug[] {
  const placed: PlacedDrug[] = [];
  let scope = OPEN;
  let course = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    scope = entering(words, at, scope);
    const span = spans.find(({ from }) => from === at);
    if (span !== undefined) {
      const last = placed.at(-1);
      const joins = last !== undefined && last.to === at - 1 && (JOINS.test(word.gap) || isDoublet(word.gap, last, span));
      const joinsByWord = last !== undefined && last.to === at - 2 && isJoined(words[at - 1]?.key ?? '', last, placed, span, scope.role);
      if (!joins && !joinsByWord) course += 1;
      placed.push({ ...span, role: roleHere(words, span, scope.role), course });
      scope = { ...scope, strangers: 0, isFresh: false };
      at = span.to;
    } else if (!covers(others, at)) scope = after(words, at, scope);
  }
  return withCompanions(words, placed);
}

const COURSE =
  /^(?:relapsed|relapse|refractory|resistant|intolerant|progress\w*|progredient|progredienz|pretreated|treated|vorbehandelt|rezidiv)$/;
/** The course of a disease tells of a treatment only with what leads to it (`refractory to`): `relapsed, revumenib?` does not. */
const isCourse = (words: readonly Word[], at: number): boolean =>
  COURSE.test(words[at]?.key ?? '') &&
  !/^(?:to|with|mit|from|through|by|against|gegen|auf|durch|on|after|under|nach|unter)$/.test(words[at + 1]?.key ?? '');

/** The end of a clause opens the scope again; so does a comma where a treatment was announced and none named. */
function entering(words: readonly Word[], at: number, scope: Scope): Scope {
  const gap = words[at]?.gap ?? '';
  const isListed =
    /:\s*$/.test(gap) && scope.role === 'prior' && /^(?:prior|previous|vortherapien?|vorbehandlung)$/.test(words[at - 1]?.key ?? '');
  if (endsClause(gap) && !isListed) return OPEN;
  return /,/.test(gap) && scope.isFresh ? { ...scope, role: 'asked', isFresh: false } : scope;
}

function after(words: readonly Word[], at: number, scope: Scope): Scope {
  const key = words[at]?.key ?? '';
  if (
    PRIOR.test(key) &&
    !isPhrase(words, at) &&
    !isCourse(words, at) &&
    !(scope.asks && /^(?:resistant|refractory|resistent)$/.test(key))
  ) {
    const isDenied = /^(?:never|no|not|nie|kein|keine|nicht)$/.test(words[at - 1]?.key ?? '');
    return { ...scope, role: isDenied ? 'excluded' : 'prior', strangers: 0, isFresh: scope.isFresh || scope.role !== 'prior' };
  }
  if (EXCLUDED.test(key)) return { ...scope, role: 'excluded', strangers: 0, isFresh: false };
  if (ASKS.test(key)) return { role: 'asked', strangers: 0, isFresh: false, asks: true };
  if (BETWEEN.test(key)) return scope;
  return { ...scope, strangers: scope.strangers + 1, role: scope.strangers > 1 ? 'asked' : scope.role };
}

const CHEMOTHERAPY =
  /^(?:c(?:arbo|is)platin|oxaliplatin|pemetrexed|(?:nab-)?paclitaxel|docetaxel|gemcitabine|etoposide|fluorouracil|leucovorin|irinotecan|capecitabine|doxorubicin|cyclophosphamide)$/;
const CHECKPOINT = /^(?:pembroli|nivolu|atezoli|durvalu|ipilimu|cemipli|tisleli|dostarli)(?:mab|zumab)$/;
/** `carboplatin, pemetrexed`: chemotherapy in a list is one course. */
const isDoublet = (gap: string, last: DrugSpan, span: DrugSpan): boolean =>
  /^\s*,\s*$/.test(gap) && [last, span].every(({ kind, drugs }) => kind !== 'regimen' && drugs.every((drug) => CHEMOTHERAPY.test(drug)));

/** "and" joins two single drugs to one course; of regimens it makes two. */
function isJoined(word: string, last: PlacedDrug, placed: readonly PlacedDrug[], span: DrugSpan, role: DrugRole): boolean {
  if (
    /^(?:plus|with|mit)$/.test(word) ||
    (/^(?:and|und)$/.test(word) && last.drugs.every((drug) => CHEMOTHERAPY.test(drug)) && span.drugs.every((drug) => CHECKPOINT.test(drug)))
  )
    return true;
  const isSingle =
    [last, span].every(({ kind, drugs }) => kind !== 'regimen' && kind !== 'class' && drugs.length === 1) &&
    placed.filter(({ course }) => course === last.course).length === 1;
  return /^(?:and|und)$/.test(word) && (role !== 'prior' || isSingle);
}

/** `castration-resistant`, `hormone-refractory`, `RAI-refractory`: states of a disease; `any prior`, `on the table`. */
const isPhrase = (words: readonly Word[], at: number): boolean =>
  (/^(?:resistant|refractory|intolerant)$/.test(words[at]?.key ?? '') && words[at]?.gap === '-') ||
  (words[at]?.key === 'on' && /^(?:the|panel|ngs|fish|ihc)$/.test(words[at + 1]?.key ?? ''));

function roleHere(words: readonly Word[], { from, to }: DrugSpan, role: DrugRole): DrugRole {
  const [next, second] = [words[to + 1], words[to + 2]];
  if (/^(?:not|nicht|no|kein|keine)$/.test(words[from - 1]?.key ?? '') && !endsClause(words[from]?.gap ?? '')) return 'excluded';
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
    return drug.role === 'asked' && isOpen ? { ...drug, role: 'companion' } : drug;
  });

/** `after alectinib, lorlatinib?`: the drug behind the last comma is the question where nothing else asks; `options after A, B?` asks already. */
export function askedAtEnd(words: readonly Word[], placed: readonly PlacedDrug[], text: string): readonly PlacedDrug[] {
  const last = placed.at(-1);
  if (last?.role !== 'prior' || last.to !== words.length - 1 || !text.trimEnd().endsWith('?')) return placed;
  const isBehindComma = /^\s*,\s*$/.test(words[last.from]?.gap ?? '');
  const isAlone = placed.filter(({ course }) => course === last.course).length === 1 && placed.at(-2)?.role === 'prior';
  const isAsked =
    placed.some(({ role }) => role === 'asked') || words.some(({ key }) => ASKS.test(key) || /^(?:therap\w*|treatment)$/.test(key));
  return isBehindComma && isAlone && !isAsked ? [...placed.slice(0, -1), { ...last, role: 'asked' }] : placed;
}

/** A target's name that makes a class of drugs together with what follows (`BTK inhibitor`, `anti-EGFR antibody`, `IDH-directed`). */
export function isClassName(words: readonly Word[], at: number): boolean {
  const [next, second] = [words[at + 1], words[at + 2]];
  if (words[at - 1]?.key === 'anti' && words[at]?.gap === '-') return true;
  if (next === undefined || /[,.;:?!(]/.test(next.gap)) return false;
  return CLASS_ENDING.test(next.key) || (/^(?:kinase|directed|targeted|signaling)$/.test(next.key) && CLASS_ENDING.test(second?.key ?? ''));
}
