import type { FindingFacts } from '../annotate/finding-facts.ts';
import { byText } from './ordering.ts';

/** Results that cannot both be true of one tumor sample; a discordance of methods needs a person as well. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['bio:MSI-H', 'bio:MSS'],
  ['bio:MSI-H', 'bio:MSI-L'],
  ['bio:MSI-H', 'bio:pMMR'],
  ['bio:dMMR', 'bio:MSS'],
  ['bio:dMMR', 'bio:pMMR'],
  ['bio:TMB-H', 'bio:TMB-L'],
  ['bio:HRD', 'bio:HRP'],
];
const POSITIVE = /^(bio:.+)-positive$/;

/**
 * Findings that contradict one another: none is dropped, each sentence names both, and a person corrects the record.
 *
 * | findings | sentence |
 * |---|---|
 * | opposite results of a biomarker, or of two that measure the same (MSI and MMR) | yes |
 * | amplification and a loss of one gene; homozygous deletion and a gain of one | yes |
 * | over- and underexpression of one gene | yes |
 * | wild type and a mutation of one gene | said beside the wild type |
 */
export function contradictoryFindings(read: readonly FindingFacts[]): readonly string[] {
  const passing = read.filter(({ isFiltered }) => !isFiltered);
  const labels = new Map<string, string>();
  for (const facts of passing) for (const key of keysOf(facts)) if (!labels.has(key)) labels.set(key, facts.label);
  return [...labels.keys()]
    .flatMap((key) => oppositesOf(key).map((other) => [key, other] as const))
    .filter(([, other]) => labels.has(other))
    .map(
      ([key, other]) =>
        `${labels.get(key) ?? ''} and ${labels.get(other) ?? ''} contradict each other: correct the record, or confirm by another method.`,
    )
    .sort(byText);
}

/** What the record claims, apart from what follows from it; each gene's copy number and expression by direction. */
function keysOf({ finding, genes, keys }: FindingFacts): readonly string[] {
  if (finding.kind === 'biomarker') return keys.filter((key) => key.startsWith('bio:'));
  if (finding.kind === 'copy-number') return genes.map((gene) => `copies:${gene}:${finding.change}`);
  return finding.kind === 'expression' ? genes.map((gene) => `level:${gene}:${finding.change}`) : [];
}

/** One side of each pair, so that a contradiction is said once. */
function oppositesOf(key: string): readonly string[] {
  const positive = POSITIVE.exec(key)?.[1];
  const [what, gene, change] = key.split(':');
  return [
    ...OPPOSITES.filter(([one]) => one === key).map(([, other]) => other),
    ...(positive === undefined ? [] : [`${positive}-negative`]),
    ...(what === 'copies' && change === 'amplification' ? [`copies:${gene ?? ''}:loss`, `copies:${gene ?? ''}:deletion`] : []),
    ...(what === 'copies' && change === 'gain' ? [`copies:${gene ?? ''}:deletion`] : []),
    ...(what === 'level' && change === 'over' ? [`level:${gene ?? ''}:under`] : []),
  ];
}
