import type { FindingExplanation, TumorType } from '@consilium/domain';
import { EMPTY_FACETS } from '@consilium/domain/evidence';
import type { SearchFacets } from '@consilium/domain/evidence';

/** The words of a variant key after its category and gene: `p:BRAF:V600E` → `V600E`, `exon:EGFR:19:deletion` → `exon 19 deletion`. */
export function wordsOfKey(key: string): string {
  const [category = '', ...rest] = key.split(':').filter((part) => part !== '');
  if (category === 'exon') return ['exon', ...rest.slice(1)].join(' ');
  if (category === 'g' || category === 'not') return '';
  if (category === 'fusion') return `${rest.filter((part) => part !== 'v').join(' ')} fusion`;
  if (category === 'bio' || category === 'text') return rest.join(' ');
  if (category === 'cna' || category === 'expression') return rest.slice(1).join(' ');
  if (['lof', 'gof', 'any', 'itd', 'ptd', 'viii', 'wt', 'rearrangement', 'methylation'].includes(category))
    return CATEGORY_WORDS[category] ?? category;
  return rest.slice(1).join(' ');
}

const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  lof: 'loss of function truncating',
  gof: 'activating',
  any: 'mutation',
  itd: 'internal tandem duplication ITD',
  ptd: 'partial tandem duplication PTD',
  viii: 'vIII',
  wt: 'wild type',
};

/** Facets of one finding of the case. */
export function facetsOfFinding(finding: FindingExplanation, diseases: readonly string[]): SearchFacets {
  const genes = genesOfFinding(finding);
  const label = genes.reduce((text, gene) => text.replaceAll(gene, ' '), finding.label).trim();
  const variants = [...new Set([label, ...finding.keys.map(wordsOfKey)].filter((form) => /[\p{L}\p{N}]/u.test(form)))];
  const therapies = [...new Set(finding.results.flatMap((result) => result.therapies))];
  const types = [...new Set(finding.results.map((result) => result.significance))];
  return { ...EMPTY_FACETS, genes, variants, diseases, therapies, types };
}

function genesOfFinding({ subject }: FindingExplanation): readonly string[] {
  const genes = subject.kind === 'fusion' ? [subject.fivePrime, subject.threePrime] : 'gene' in subject ? [subject.gene] : [];
  return genes.filter((gene): gene is string => Boolean(gene));
}

/** Name of a tumor type and of its ancestors, nearest first; the tissue root says little and is left out. */
export function diseaseNames(code: string, name: string, tumorTypes: readonly TumorType[]): readonly string[] {
  const byCode = new Map(tumorTypes.map((type) => [type.code, type]));
  const names = [name];
  const seen = new Set<string>();
  for (let node = byCode.get(code); node && node.parent !== null && !seen.has(node.code); node = byCode.get(node.parent)) {
    seen.add(node.code);
    names.push(node.name);
  }
  return [...new Set(names)];
}
