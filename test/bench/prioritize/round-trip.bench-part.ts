import { buildGeneTable, categoryOf, keysOfFinding } from '@consilium/domain';
import type { GeneTable, VariantKey } from '@consilium/domain';
import { classifyName, classifyText, geneApprover, starterRelease } from '@consilium/knowledge';
import type { VariantName } from '@consilium/knowledge';
import { codingNearMisses, genomicNearMisses, proteinNearMisses } from '@consilium/testing';
import type { Measure } from '../table.ts';
import { RELEASES, summaryOf, variantOf } from './civic-variants.ts';

const EXACT: ReadonlySet<string> = new Set(['p', 'c', 'g']);
const isExact = (key: VariantKey): boolean => EXACT.has(categoryOf(key));
const share = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(2)} % (${part} of ${whole})`;

/** Names of CIViC against the HGVS expressions beside them, read by the same classifier; then changes that are almost the same and must not match. */
export async function roundTrip(data: string): Promise<readonly Measure[]> {
  const genes = buildGeneTable(starterRelease().content.genes);
  const variants = RELEASES.flatMap((release) => summaryOf(data, release, 'Variant').map(variantOf));
  const named = variants.filter((variant) => described(variant, genes).length > 0);
  const apart = named.filter((variant) => !agrees(variant, genes));
  const { tried, false: wrong } = nearMisses(variants, genes);
  return [
    {
      measure: 'round trip of names and HGVS',
      ours: share(named.length - apart.length, named.length),
      against: 'the protein name alone in one numbering 98.9 %; >= 99.5 %',
      met: (named.length - apart.length) / named.length >= 0.995,
    },
    ...apart.map(({ gene, name }) => ({ measure: `  not the same: ${gene} ${name}`, ours: '' })),
    {
      measure: 'false exact matches among near misses',
      ours: `${wrong.length} of ${tried}`,
      against: '0 of >= 5,000',
      met: wrong.length === 0 && tried >= 5000,
    },
    ...wrong.slice(0, 10).map((line) => ({ measure: `  ${line}`, ours: '' })),
  ];
}

const nameKeys = (variant: VariantName, genes: GeneTable): readonly VariantKey[] => classifyName(variant, geneApprover(genes)).keys;

type Described = VariantName & { readonly hgvs: readonly string[] };

/** HGVS expressions of the level on which the name speaks: a protein name without a protein expression has nothing to be held against. */
const described = ({ gene, name, hgvs }: Described, genes: GeneTable): readonly string[] => {
  const levels = nameKeys({ gene, name }, genes).filter(isExact).map(categoryOf);
  return hgvs.filter((text) => levels.some((level) => text.includes(`:${level}.`)));
};

/** The name alone and an HGVS expression alone name one change. */
function agrees(variant: Described, genes: GeneTable): boolean {
  const { gene, name } = variant;
  const own = nameKeys({ gene, name }, genes).filter(isExact);
  return described(variant, genes).some((text) =>
    classifyText(text.slice(text.indexOf(':') + 1), genes, gene).keys.some((key) => own.includes(key)),
  );
}

/** Every near miss goes the patient's way, as a structured finding and as words, and may share no exact key with the record. */
function nearMisses(variants: readonly VariantName[], genes: GeneTable): { readonly tried: number; readonly false: readonly string[] } {
  let tried = 0;
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const variant of variants) {
    const record = nameKeys(variant, genes).filter(isExact);
    const signature = record.join(' ');
    if (record.length === 0 || seen.has(signature)) continue;
    seen.add(signature);
    for (const { label, keys } of asFindings(record, genes)) {
      tried += 1;
      if (keys.some((key) => record.includes(key))) wrong.push(`${variant.gene} ${variant.name} met ${label}`);
    }
  }
  return { tried, false: wrong };
}

function asFindings(
  record: readonly VariantKey[],
  genes: GeneTable,
): readonly { readonly label: string; readonly keys: readonly VariantKey[] }[] {
  const [first = ''] = record;
  const [, gene = '', change = ''] = /^[pc]:([^:]+):(.+)$/.exec(first) ?? [];
  const context = { genes, classifyText };
  const exact = (keys: readonly VariantKey[]): readonly VariantKey[] => keys.filter(isExact);
  const proteins = categoryOf(first) === 'p' ? proteinNearMisses(change).filter((miss) => !record.includes(`p:${gene}:${miss}`)) : [];
  const codings = record.filter((key) => categoryOf(key) === 'c').flatMap((key) => codingNearMisses(key.slice(key.lastIndexOf(':') + 1)));
  const genomic = record.flatMap(genomicNearMisses).filter((miss) => !record.includes(miss));
  const other = gene === 'EGFR' ? 'ERBB2' : 'EGFR';
  return [
    ...proteins.map((protein) => ({
      label: `${gene} ${protein}`,
      keys: exact(keysOfFinding({ id: 'x', kind: 'small-variant', gene, protein }, null, context)),
    })),
    ...proteins
      .slice(0, 4)
      .map((protein) => ({ label: `"${gene} ${protein}"`, keys: exact(classifyText(`${gene} ${protein}`, genes).keys) })),
    ...codings
      .filter((cdna) => !record.includes(`c:${gene}:${cdna}`))
      .map((cdna) => ({
        label: `${gene} ${cdna}`,
        keys: exact(keysOfFinding({ id: 'x', kind: 'small-variant', gene, cdna }, null, context)),
      })),
    ...genomic.map((key) => ({ label: key, keys: exact(classifyText(key, genes).keys) })),
    ...(gene === '' || categoryOf(first) !== 'p'
      ? []
      : [{ label: `${other} ${change}`, keys: exact(classifyText(`${other} ${change}`, genes).keys) }]),
  ];
}
