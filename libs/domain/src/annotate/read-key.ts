import type { VariantKey } from '../prioritize/variant-key.ts';
import type { Finding, TextFinding } from './finding.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import { readCopyNumber } from './read-copy-number.ts';
import { readFusion } from './read-fusion.ts';
import { leadsWithThreePrime } from './three-prime-drivers.ts';
import { readSmallVariant } from './read-small-variant.ts';
import type { ReadingContext } from './reading-context.ts';

/** What one asserted key means, read in the same way as the structured finding it stands for. */
export function factsOfKey(finding: TextFinding, key: VariantKey, context: ReadingContext): FindingFacts {
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
    case 'fusion':
      return as(readFusion(fusionOf(finding, gene), context));
    case 'rearrangement':
      return as(readFusion({ kind: 'fusion', id: finding.id, threePrime: gene, orderKnown: false }, context));
    case 'codon':
    case 'exon':
    case 'itd':
    case 'viii':
    case 'gof':
    case 'range':
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

/** `RET-CCDC6`: only `::` promises the order 5′ to 3′; a kinase written first behind a hyphen is looked up on either side. */
const isTurned = (text: string, five: string, three: string): boolean => !text.includes('::') && leadsWithThreePrime(five, three);

function fusionOf(finding: TextFinding, pair: string): Finding & { readonly kind: 'fusion' } {
  const [five = 'v', three = 'v'] = pair.split('::');
  return {
    kind: 'fusion',
    id: finding.id,
    fivePrime: five === 'v' ? null : five,
    threePrime: three === 'v' ? null : three,
    orderKnown: five !== 'v' && three !== 'v' && !isTurned(finding.text, five, three),
  };
}

const isChange = (text: string): text is 'amplification' | 'gain' | 'loss' | 'deletion' =>
  ['amplification', 'gain', 'loss', 'deletion'].includes(text);
