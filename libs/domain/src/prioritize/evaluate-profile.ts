import type { FindingFacts } from '../annotate/finding-facts.ts';
import { truthOfAbsent } from './absent-key.ts';
import type { CaseFindings } from './case-facts.ts';
import { lookupKey } from './case-facts.ts';
import { categoryOf, genesOfKey } from './key-parts.ts';
import { assertedMatch } from './match-key.ts';
import type { KeyMatch } from './match-key.ts';
import { LEVEL_OF_CATEGORY, rankOfMatch } from './match-level.ts';
import type { Profile, Truth, VariantKey } from './variant-key.ts';

export interface ProfileMatch {
  readonly facts: FindingFacts;
  readonly key: VariantKey;
  readonly match: KeyMatch;
  /** Met by an equivalent key of another isoform, not by the key itself. */
  readonly isOtherIsoform: boolean;
}

export interface UnknownComponent {
  readonly key: VariantKey;
  /** What would have to be shown: that it is there, or that it is not. */
  readonly wanted: 'present' | 'absent';
}

export interface Evaluation {
  readonly truth: Truth;
  readonly matches: readonly ProfileMatch[];
  /** Components that keep the profile from being decided; they become missing tests. */
  readonly unknown: readonly UnknownComponent[];
  /** Keys that all had to hold: with more than one the match is of the whole profile. */
  readonly conjuncts: number;
}

/** Whether a finding may speak for a key at all: the gates for origin and for oncogenicity. Within one case, gates of one name let the same pass. */
export interface Gate {
  readonly name: string;
  readonly accepts: (facts: FindingFacts, match: KeyMatch) => boolean;
}

const OPEN: Gate = { name: 'open', accepts: () => true };

/**
 * Evaluates a profile over all findings of a case in three values (Kleene): only `true` can form a tier, `unknown` asks for a test.
 *
 * | and | true | unknown | false | | or | true | unknown | false | | not | |
 * |---|---|---|---|---|---|---|---|---|---|---|---|
 * | true | true | unknown | false | | true | true | true | true | | true | false |
 * | unknown | unknown | unknown | false | | unknown | true | unknown | unknown | | unknown | unknown |
 * | false | false | false | false | | false | true | unknown | false | | false | true |
 *
 * @param extra a finding outside the case's facts (one that was filtered out) that is tried as if it counted
 */
export function evaluateProfile(profile: Profile, kase: CaseFindings, gate: Gate = OPEN, extra: FindingFacts | null = null): Evaluation {
  switch (profile.op) {
    case 'key':
      return evaluateOnce(profile.key, profile.alternatives ?? [], kase, gate, extra);
    case 'not':
      return negated(evaluateProfile(profile.of, kase, OPEN, extra));
    case 'and':
      return conjunction(profile.of.map((part) => evaluateProfile(part, kase, gate, extra)));
    case 'or':
      return eitherWay(profile, kase, gate) ?? disjunction(profile.of.map((part) => evaluateProfile(part, kase, gate, extra)));
  }
}

/** "TERT promoter mutation" meets C228T or C250T: whichever it is, the record holds. Null where no finding is said so, or a part of it is not covered. */
function eitherWay(profile: Extract<Profile, { op: 'and' | 'or' }>, kase: CaseFindings, gate: Gate): Evaluation | null {
  const wanted = new Set(profile.of.flatMap((part) => (part.op === 'key' ? [part.key, ...(part.alternatives ?? [])] : [])));
  const matches = kase.undecided.flatMap((facts) => {
    const [key] = facts.oneOf ?? [];
    const level = key === undefined ? null : LEVEL_OF_CATEGORY[categoryOf(key)];
    if (key === undefined || level === null || !facts.oneOf?.every((one) => wanted.has(one))) return [];
    const match = { level, rank: rankOfMatch(level, key), via: facts.oneOf.join(' or ') };
    return gate.accepts(facts, match) ? [{ facts, key, match, isOtherIsoform: false }] : [];
  });
  return matches.length === 0 ? null : { truth: 'true', matches, unknown: [], conjuncts: 1 };
}

/** Many records ask for one key under one gate: the answer is one object a case, so that ten thousand findings are walked once and not for every record. */
const ANSWERED = new WeakMap<CaseFindings, Map<string, Evaluation>>();

function evaluateOnce(
  key: VariantKey,
  alternatives: readonly VariantKey[],
  kase: CaseFindings,
  gate: Gate,
  extra: FindingFacts | null,
): Evaluation {
  if (extra !== null) return evaluateKey(key, alternatives, kase, gate, extra);
  const answered = ANSWERED.get(kase) ?? new Map<string, Evaluation>();
  ANSWERED.set(kase, answered);
  const name = [gate.name, key, ...alternatives].join('|');
  const answer = answered.get(name) ?? evaluateKey(key, alternatives, kase, gate, null);
  answered.set(name, answer);
  return answer;
}

function evaluateKey(
  key: VariantKey,
  alternatives: readonly VariantKey[],
  kase: CaseFindings,
  gate: Gate,
  extra: FindingFacts | null,
): Evaluation {
  const matches = [key, ...alternatives].flatMap((wanted) =>
    candidates(wanted, kase, extra).flatMap(({ facts, match }) => {
      return !gate.accepts(facts, match) || isOtherProtein(facts, wanted, [key, ...alternatives])
        ? []
        : [{ facts, key: wanted, match, isOtherIsoform: wanted !== key && isProtein(wanted) && isProtein(key) }];
    }),
  );
  if (matches.length > 0)
    return {
      truth: isContradicted(key, kase) ? 'false' : 'true',
      matches: isContradicted(key, kase) ? [] : matches,
      unknown: [],
      conjuncts: 1,
    };
  const truths = [key, ...alternatives.filter((other) => categoryOf(other) !== 'g')].map((wanted) => truthOfAbsent(kase, wanted));
  const truth = truths.includes('unknown') && !truths.every((value) => value === 'false') ? 'unknown' : 'false';
  return {
    truth,
    matches: [],
    unknown: truth === 'unknown' && categoryOf(key) !== 'text' ? [{ key, wanted: 'present' }] : [],
    conjuncts: 1,
  };
}

/** The coding change of an equivalent transcript can be another residue on the finding's own: then its protein change decides. */
function isOtherProtein(facts: FindingFacts, wanted: VariantKey, equivalents: readonly VariantKey[]): boolean {
  const proteins = equivalents.filter((other) => categoryOf(other) === 'p');
  return (
    categoryOf(wanted) === 'c' && proteins.length > 0 && facts.protein !== null && !proteins.some((other) => facts.keys.includes(other))
  );
}

const isProtein = (key: VariantKey): boolean => categoryOf(key) === 'p' || categoryOf(key) === 'codon';

/** A stated wild type does not stand against a mutation found in the gene. */
const isContradicted = (key: VariantKey, kase: CaseFindings): boolean =>
  categoryOf(key) === 'wt' && genesOfKey(key).some((gene) => kase.mutated.has(gene));

interface Candidate {
  readonly facts: FindingFacts;
  readonly match: KeyMatch;
}

/** Many records ask for one key, so what a case offers for it is looked up once a case. */
const OFFERED = new WeakMap<CaseFindings, Map<VariantKey, readonly Candidate[]>>();

function candidates(key: VariantKey, kase: CaseFindings, extra: FindingFacts | null): readonly Candidate[] {
  const known = OFFERED.get(kase) ?? new Map<VariantKey, readonly Candidate[]>();
  OFFERED.set(kase, known);
  const offered = known.get(key) ?? findingsNear(key, kase).flatMap((facts) => candidate(facts, key));
  known.set(key, offered);
  return extra === null ? offered : [...offered, ...candidate(extra, key)];
}

function candidate(facts: FindingFacts, key: VariantKey): readonly Candidate[] {
  const match = assertedMatch(facts, key);
  return match === null ? [] : [{ facts, match }];
}

function findingsNear(key: VariantKey, kase: CaseFindings): readonly FindingFacts[] {
  const category = categoryOf(key);
  return category === 'range' || category === 'not'
    ? genesOfKey(key).flatMap((gene) => kase.byGene.get(gene) ?? [])
    : (kase.byKey.get(lookupKey(key)) ?? []);
}

const negated = (inner: Evaluation): Evaluation => ({
  truth: inner.truth === 'true' ? 'false' : inner.truth === 'false' ? 'true' : 'unknown',
  matches: [],
  unknown: inner.unknown.map(({ key, wanted }) => ({ key, wanted: wanted === 'present' ? 'absent' : 'present' })),
  conjuncts: 0,
});

function conjunction(parts: readonly Evaluation[]): Evaluation {
  const truth: Truth = parts.some((part) => part.truth === 'false')
    ? 'false'
    : parts.every((part) => part.truth === 'true')
      ? 'true'
      : 'unknown';
  return {
    truth,
    matches: parts.flatMap((part) => (part.truth === 'true' ? part.matches : [])),
    unknown: truth === 'unknown' ? parts.flatMap((part) => part.unknown) : [],
    conjuncts: parts.reduce((sum, part) => sum + part.conjuncts, 0),
  };
}

function disjunction(parts: readonly Evaluation[]): Evaluation {
  const truth: Truth = parts.some((part) => part.truth === 'true')
    ? 'true'
    : parts.every((part) => part.truth === 'false')
      ? 'false'
      : 'unknown';
  const deciding = parts.filter((part) => part.truth === truth);
  return {
    truth,
    matches: truth === 'true' ? deciding.flatMap((part) => part.matches) : parts.flatMap((part) => part.matches),
    unknown: truth === 'unknown' ? deciding.flatMap((part) => part.unknown) : [],
    conjuncts: Math.max(0, ...deciding.map((part) => part.conjuncts)),
  };
}
