import type { VariantKey } from '../prioritize/variant-key.ts';
import type { Finding, TextFinding } from './finding.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import { nameOfKey } from './label-parts.ts';
import { readCopyNumber } from './read-copy-number.ts';
import { readFusion } from './read-fusion.ts';
import { readSmallVariant } from './read-small-variant.ts';
import type { ReadingContext } from './reading-context.ts';

/**
 * A finding in words: `EGFR exon 19 deletion`, `HER2 amplification`, `MSI-High`. Several keys that are not one and the same change (`G12/G13`)
 * assert only what they share.
 */
export function readText(finding: TextFinding, context: ReadingContext): FindingFacts {
  const blank = blankFacts(finding, finding.text.trim());
  if (context.classifyText === null) return { ...blank, isRead: false, warnings: [unread(finding)] };
  const { gene, keys } = context.classifyText(finding.text, context.genes);
  const classified = keys.filter((key) => key !== 'text' && !key.startsWith('not('));
  const [first = otherMutation(keys)] = classified;
  if (first === undefined) return { ...blank, isRead: false, genes: gene === null ? [] : [gene], warnings: [unread(finding)] };
  const read = factsOfKey(finding, first, context);
  const sameKind = classified.filter((key) => categoryOf(key) === categoryOf(first));
  const genes = [...new Set([...read.genes, ...(gene === null ? [] : [gene])])];
  if (sameKind.length > 1 && !['fusion', 'bio'].includes(categoryOf(first)))
    return { ...read, label: blank.label, genes, keys: sharedKeys(sameKind, finding, context), warnings: [severalChanges(finding)] };
  return {
    ...read,
    label: categoryOf(first) === 'text' || classified.length === 0 ? blank.label : nameOfKey(read.keys[0] ?? first),
    genes,
    keys: [...new Set([...read.keys, ...(sameKind.length > 1 && categoryOf(first) !== 'bio' ? [] : classified)])],
  };
}

/** `BRAF non-V600 mutation` asserts a mutation of the gene, and none that the negation names. */
function otherMutation(keys: readonly VariantKey[]): VariantKey | undefined {
  const negated = keys.flatMap((key) => /^not\((?:p|c|codon|range|exon):([^:]+):.*\)$/.exec(key)?.[1] ?? []);
  return negated[0] === undefined ? undefined : `any:${negated[0]}`;
}

const unread = (finding: TextFinding): string =>
  `"${finding.text.trim()}" was not assessed: it is no name of a variant or biomarker that the program can read; give it as a structured finding.`;
const severalChanges = (finding: TextFinding): string =>
  `"${finding.text.trim()}" names several changes: only what they share is taken; give each as a finding of its own.`;
const categoryOf = (key: VariantKey): string => key.slice(0, Math.max(key.indexOf(':'), 0)) || key;

const sharedKeys = (keys: readonly VariantKey[], finding: TextFinding, context: ReadingContext): readonly VariantKey[] => {
  const sets = keys.map((key) => new Set(factsOfKey(finding, key, context).keys));
  return [...(sets[0] ?? [])].filter((key) => sets.every((set) => set.has(key)));
};

/** What one asserted key means, read in the same way as the structured finding it stands for. */
function factsOfKey(finding: TextFinding, key: VariantKey, context: ReadingContext): FindingFacts {
  const [category = '', gene = '', first = '', second = ''] = key.split(/(?<!:):(?!:)/);
  const as = (read: FindingFacts, keys: readonly VariantKey[] = read.keys): FindingFacts => ({ ...read, finding, keys });
  const stand = (assumed: Finding): FindingFacts => ({ ...blankFacts(assumed, finding.text.trim()), genes: gene === '' ? [] : [gene] });
  switch (category) {
    case 'p':
      return as(readSmallVariant({ kind: 'small-variant', id: finding.id, gene, protein: first }, context));
    case 'c':
      return as(readSmallVariant({ kind: 'small-variant', id: finding.id, gene, cdna: first }, context));
    case 'cna':
      return isChange(first)
        ? as(readCopyNumber({ kind: 'copy-number', id: finding.id, gene, change: first }, context))
        : as(stand(finding), [key]);
    case 'fusion': {
      const [five = 'v', three = 'v'] = gene.split('::');
      return as(
        readFusion(
          {
            kind: 'fusion',
            id: finding.id,
            fivePrime: five === 'v' ? null : five,
            threePrime: three === 'v' ? null : three,
            orderKnown: five !== 'v' && three !== 'v',
          },
          context,
        ),
      );
    }
    case 'rearrangement':
      return as(readFusion({ kind: 'fusion', id: finding.id, threePrime: gene, orderKnown: false }, context));
    case 'codon':
    case 'exon':
    case 'itd':
    case 'viii':
      return as(stand(finding), [
        key,
        ...(category === 'exon' && second !== 'mutation' ? [`exon:${gene}:${first}:mutation`] : []),
        `any:${gene}`,
      ]);
    case 'bio':
      return { ...as(stand(finding), [key]), genes: [] };
    default:
      return as(stand(finding), [key]);
  }
}

const isChange = (text: string): text is 'amplification' | 'gain' | 'loss' | 'deletion' =>
  ['amplification', 'gain', 'loss', 'deletion'].includes(text);
