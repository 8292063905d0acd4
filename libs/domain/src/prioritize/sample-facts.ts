import { biomarkerName } from '../annotate/biomarker-keys.ts';
import { hrdTotal } from '../annotate/hrd-total.ts';
import type { Biomarker } from '../annotate/finding.ts';
import type { SampleFacts } from '../annotate/sample-statement.ts';
import { MIN_CALLABILITY } from '../intake/check-intake.ts';
import { byText } from './ordering.ts';
import type { PrioritizeInput } from './prioritize-input.ts';
import type { SampleFact, SampleFactCode } from './sample-fact.ts';

const info = (code: SampleFactCode, text: string, findings?: readonly string[]): SampleFact => ({
  code,
  severity: 'info',
  text,
  ...(findings ? { findings } : {}),
});
const warning = (code: SampleFactCode, text: string, findings?: readonly string[]): SampleFact => ({
  ...info(code, text, findings),
  severity: 'warning',
});

/**
 * What is known of the sample and how (2-domain-rules §7).
 *
 * | fact | severity | when |
 * |---|---|---|
 * | TUMOR_CONTENT | info | stated with its method |
 * | TUMOR_CONTENT_METHOD | warning | stated, its method not |
 * | TUMOR_CONTENT_MISSING | info | not stated |
 * | CALLABILITY | hold under 75 %, else info | stated |
 * | CLONAL_HEMATOPOIESIS | warning | cell-free DNA, and matched white cells are not known to have been sequenced |
 * | TMB_INFLATED | warning | TMB of a tumor-only sample |
 * | BIOMARKER_METHOD | warning | TMB or MSI with neither method nor assay |
 * | HRD_TOTAL | info | LST, LOH and TAI given |
 */
export function sampleFacts({ sample, findings }: Pick<PrioritizeInput, 'sample' | 'findings'>): readonly SampleFact[] {
  const biomarkers = findings.filter((finding): finding is Biomarker => finding.kind === 'biomarker').sort((a, b) => byText(a.id, b.id));
  return [...tumorContent(sample), ...callability(sample), ...hematopoiesis(sample), ...biomarkerFacts(biomarkers, sample)];
}

export const isCellFreeSample = (sample: SampleFacts | null | undefined): boolean =>
  /cf-?dna|ctdna|cell-?free|plasma|liquid/i.test(sample?.specimen ?? '');

function tumorContent(sample: SampleFacts | null | undefined): readonly SampleFact[] {
  const { purity, purityMethod } = sample ?? {};
  if (purity === null || purity === undefined)
    return [info('TUMOR_CONTENT_MISSING', 'The tumor content is not stated: whether both alleles of a gene are lost cannot be judged.')];
  if (purityMethod) return [info('TUMOR_CONTENT', `Tumor content ${percent(purity)} (${purityMethod}).`)];
  return [
    warning(
      'TUMOR_CONTENT_METHOD',
      `Tumor content ${percent(purity)} is stated without its method: say whether it is histologic or computed.`,
    ),
  ];
}

function callability(sample: SampleFacts | null | undefined): readonly SampleFact[] {
  const share = sample?.callability;
  if (share === null || share === undefined) return [];
  if (share >= MIN_CALLABILITY) return [info('CALLABILITY', `Callable share of the target ${percent(share)}.`)];
  const text = `Only ${percent(share)} of the target is callable (at least ${percent(MIN_CALLABILITY)} is asked for): what is not listed may have been missed.`;
  return [{ code: 'CALLABILITY', severity: 'hold', text }];
}

/** A matched normal of a cell-free sample is taken for white cells unless the sample says otherwise. */
function hematopoiesis(sample: SampleFacts | null | undefined): readonly SampleFact[] {
  const isCellFree = isCellFreeSample(sample);
  const isMatched = sample?.matchedWhiteCells ?? sample?.tumorOnly === false;
  return isCellFree && !isMatched
    ? [warning('CLONAL_HEMATOPOIESIS', 'Cell-free DNA without matched white cells: a variant may come from clonal hematopoiesis.')]
    : [];
}

function biomarkerFacts(biomarkers: readonly Biomarker[], sample: SampleFacts | null | undefined): readonly SampleFact[] {
  const named = biomarkers.map((finding) => ({ finding, name: biomarkerName(finding.name) }));
  const tmb = named.filter(({ name }) => name === 'TMB').map(({ finding }) => finding.id);
  const inflated =
    sample?.tumorOnly && tmb.length > 0
      ? [warning('TMB_INFLATED', 'TMB of a tumor-only sample is inflated by germline variants, more so outside European ancestry.', tmb)]
      : [];
  const unsaid = named
    .filter(({ name, finding }) => (name === 'TMB' || name === 'MSI') && !finding.method && !finding.assay)
    .map(({ name, finding }) =>
      warning('BIOMARKER_METHOD', `${name} is given without method or assay: say how it was measured; it counts as the site's own.`, [
        finding.id,
      ]),
    );
  const totals = named.flatMap(({ name, finding }) => {
    const total = name === 'HRD' ? hrdTotal(finding) : null;
    return total?.kind === 'sum'
      ? [info('HRD_TOTAL', `HRD total ${total.value} = LST + LOH + TAI (${total.parts.join(' + ')}).`, [finding.id])]
      : [];
  });
  return [...inflated, ...unsaid, ...totals];
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
