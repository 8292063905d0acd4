import type { Profile, VariantKey } from '../prioritize/variant-key.ts';
import type { TextFinding } from './finding.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import { lookupGene } from './gene-table.ts';
import { parseAllele } from './genomic-notation.ts';
import { nameOfKey } from './label-parts.ts';
import { factsOfKey } from './read-key.ts';
import { readSmallVariant } from './read-small-variant.ts';
import type { ReadingContext } from './reading-context.ts';

/**
 * A finding in words: `EGFR exon 19 deletion`, `HER2 amplification`, `MSI-High`, `chr7:g.55259515T>G`. Several keys that are not one and the same
 * change (`G12/G13`) assert what holds for each of them, joined by "and" each of them; a wild type is said of each gene that is named.
 */
export function readText(finding: TextFinding, context: ReadingContext): FindingFacts {
  const allele = readAllele(finding, context);
  if (allele !== null) return allele;
  const blank = { ...blankFacts(finding, finding.text.trim()), origin: originOf(finding.text) };
  if (context.classifyText === null) return { ...blank, isRead: false, warnings: [unread(finding)] };
  const { gene, keys, profile, note } = context.classifyText(finding.text, context.genes);
  const classified = keys.filter((key) => key !== 'text' && !key.startsWith('not('));
  const [first = otherMutation(keys)] = classified;
  if (first === undefined) {
    const isAbsence = keys.some((key) => key.startsWith('not('));
    return { ...blank, isRead: false, genes: gene === null ? [] : [gene], warnings: [isAbsence ? absence(finding) : unread(finding)] };
  }
  const read = { ...factsOfKey(finding, first, context), origin: originOfKey(first, blank.origin) };
  const sameKind = classified.filter((key) => categoryOf(key) === categoryOf(first));
  const genes = [...new Set([...read.genes, ...(gene === null ? [] : [gene])])];
  const warnings = [...read.warnings, ...(note === undefined ? [] : [note]), ...unknownGene(gene, context)];
  if (allHold(profile, classified)) return { ...read, label: blank.label, ...wholeFamily(classified, finding, context), warnings };
  if (sameKind.length > 1 && isFamily(sameKind))
    return { ...read, label: blank.label, ...wholeFamily(sameKind, finding, context), warnings: [...warnings, whichGene(finding)] };
  if (sameKind.length > 1 && !ASSERTS_ALL.has(categoryOf(first)) && !isOneFusion(sameKind))
    return {
      ...read,
      label: blank.label,
      genes,
      keys: sharedKeys(sameKind, finding, context),
      oneOf: sameKind,
      warnings: [...warnings, severalChanges(finding)],
    };
  const all = sameKind.length > 1 && !ASSERTS_ALL.has(categoryOf(first)) ? [] : classified;
  return {
    ...read,
    label: classified.length === 0 ? blank.label : nameOfKey(read.keys[0] ?? first),
    genes,
    keys: withRepair([...new Set([...read.keys, ...all])]),
    warnings,
  };
}

/** Categories of which all keys of a text hold at once. */
const ASSERTS_ALL: ReadonlySet<string> = new Set(['bio', 'wt', 'star']);

/** An allele in words; without a build of its own it is on that of the case, and never on another than the case's. */
function readAllele(finding: TextFinding, context: ReadingContext): FindingFacts | null {
  const allele = parseAllele(finding.text);
  if (allele === null) return null;
  const build = allele.build ?? context.build;
  const said = finding.text.trim();
  const refusal =
    build === null
      ? `"${said}" was not assessed: it does not say its genome build; write GRCh37 or GRCh38 beside it.`
      : context.build !== null && build !== context.build
        ? `"${said}" was not assessed: it is on ${build} and the case on ${context.build}; state it on one build.`
        : null;
  if (refusal !== null) return { ...blankFacts(finding, said), isRead: false, warnings: [refusal] };
  const { chrom, pos, ref, alt } = allele;
  return { ...readSmallVariant({ kind: 'small-variant', id: finding.id, chrom, pos, ref, alt }, { ...context, build }), finding };
}

const originOf = (text: string): FindingFacts['origin'] =>
  /\bgerm-?line\b|\bgBRCA/i.test(text) ? 'germline' : /\bsomatic\b|\bsBRCA|\btBRCA/i.test(text) ? 'somatic' : 'unknown';

/** A lost mismatch repair protein is deficient mismatch repair (CAP guideline of MMR and MSI testing for checkpoint inhibitors, 2022). */
const withRepair = (keys: readonly VariantKey[]): readonly VariantKey[] =>
  keys.some((key) => /^expression:(?:MLH1|MSH2|MSH6|PMS2):under$/.test(key)) && !keys.includes('bio:dMMR') ? [...keys, 'bio:dMMR'] : keys;

/** A star allele is a genotype of the person, whether or not the word stands there. */
const originOfKey = (key: VariantKey, said: FindingFacts['origin']): FindingFacts['origin'] =>
  said === 'unknown' && categoryOf(key) === 'star' ? 'germline' : said;

/** `BRAF non-V600 mutation` asserts a mutation of the gene, and none that the negation names. */
function otherMutation(keys: readonly VariantKey[]): VariantKey | undefined {
  const negated = keys.flatMap((key) => /^not\((?:p|c|codon|range|exon):([^:]+):.*\)$/.exec(key)?.[1] ?? []);
  return negated[0] === undefined ? undefined : `any:${negated[0]}`;
}

const categoryOf = (key: VariantKey): string => key.slice(0, Math.max(key.indexOf(':'), 0)) || key;
const partnerOf = (key: VariantKey): string | null => /^fusion:(?:v::([^:]+)|([^:]+)::v)$/.exec(key)?.slice(1).find(Boolean) ?? null;

/** `EGFR T790M and C797S`: each is there. Whether they lie on one chromosome is not said by any key. */
const allHold = (profile: Profile | undefined, keys: readonly VariantKey[]): boolean =>
  profile?.op === 'and' &&
  keys.length > 1 &&
  profile.of.every((part) => part.op === 'key') &&
  keys.every((key) => EXACT.has(categoryOf(key)));
const EXACT: ReadonlySet<string> = new Set(['p', 'c', 'codon', 'exon']);

/** `ALK fusion`: the gene on either side. */
const isOneFusion = (keys: readonly VariantKey[]): boolean => partnerOf(keys[0] ?? '') !== null && new Set(keys.map(partnerOf)).size === 1;

/** `NTRK fusion`: any of a family whose fusions are one biomarker; all are looked up, and the report asks which gene it is. */
function isFamily(keys: readonly VariantKey[]): boolean {
  const partners = keys.map(partnerOf);
  return (
    new Set(partners).size > 1 && new Set(partners.map((gene) => gene?.replace(/\d+$/, '') ?? gene)).size === 1 && !partners.includes(null)
  );
}

function wholeFamily(keys: readonly VariantKey[], finding: TextFinding, context: ReadingContext): Pick<FindingFacts, 'genes' | 'keys'> {
  const read = keys.map((key) => factsOfKey(finding, key, context));
  return { genes: [...new Set(read.flatMap(({ genes }) => genes))], keys: [...new Set(read.flatMap((facts) => facts.keys))] };
}

const sharedKeys = (keys: readonly VariantKey[], finding: TextFinding, context: ReadingContext): readonly VariantKey[] => {
  const sets = keys.map((key) => new Set(factsOfKey(finding, key, context).keys));
  return [...(sets[0] ?? [])].filter((key) => sets.every((set) => set.has(key)));
};

const unread = (finding: TextFinding): string =>
  `"${finding.text.trim()}" was not assessed: it is no name of a variant or biomarker that the program can read; state it as a structured finding.`;
/** An absence forms no tier, and a record that asks for one stays open: only a list of assayed genes tells what is not there. */
const absence = (finding: TextFinding): string =>
  `"${finding.text.trim()}" tells what is absent and was not assessed: state the genes that were assayed.`;
const severalChanges = (finding: TextFinding): string =>
  `"${finding.text.trim()}" names several changes: only what holds for each of them is taken; state each as a finding of its own.`;
const whichGene = (finding: TextFinding): string =>
  `"${finding.text.trim()}" does not say which gene of the family it is: all of them were looked up; state the gene.`;

/** A name that only looks like a gene matches nothing; said, for silence would look like "nothing known". */
const unknownGene = (gene: string | null, { genes }: ReadingContext): readonly string[] =>
  gene !== null && genes.roles.size > 0 && lookupGene(genes, gene).kind === 'unknown'
    ? [`Gene name ${gene} is not known here: check that it is the approved symbol.`]
    : [];
