import { FileFault } from '../bytes/file-refusal.ts';
import type { VcfHeader } from '../vcf/vcf-header.ts';

export const SAMPLE_REASONS = ['stated', 'header', 'column-name', 'single-column', 'ambiguous'] as const;
export type SampleReason = (typeof SAMPLE_REASONS)[number];

/** Which column is the tumor, and how that was known. `tumor` is null only when ambiguous; then `candidates` are to be shown. */
export interface SampleChoice {
  readonly tumor: string | null;
  readonly normal: string | null;
  readonly how: SampleReason;
  readonly candidates: readonly string[];
}

export interface StatedSamples {
  readonly tumorSample?: string | null | undefined;
  readonly normalSample?: string | null | undefined;
}

/**
 * Trusted in this order; a level that does not single out one column passes to the next.
 * 1. stated by the user
 * 2. header: `##tumor_sample`/`##normal_sample` (Mutect2), `##SAMPLE` that says tumor or normal, `##PEDIGREE` Derived/Original
 * 3. column name: a word TUMOR or NORMAL, the sample type of a TCGA barcode (01–09 tumor, 10–19 normal)
 * 4. the only column, unless its name says normal, or the only one that is not the normal
 */
export function chooseSample(header: VcfHeader, stated: StatedSamples): SampleChoice {
  const { samples, line } = header;
  for (const name of [stated.tumorSample, stated.normalSample])
    if (name && !samples.includes(name))
      throw new FileFault('FILE.SAMPLE_NOT_FOUND', 'the stated sample is not a column of the file; choose one of its columns', {
        line,
        candidates: samples,
      });
  const named = namedRoles(header, samples);
  const normal = stated.normalSample ?? single(named.normal.filter((name) => name !== stated.tumorSample));
  const found = (tumor: string, how: SampleReason): SampleChoice => ({
    tumor,
    normal: normal === tumor ? null : normal,
    how,
    candidates: samples,
  });
  if (stated.tumorSample) return found(stated.tumorSample, 'stated');
  const [first] = samples;
  if (samples.length === 1 && first !== undefined && normal === null) return found(first, 'single-column');
  const tumors = named.tumor.filter((name) => name !== normal);
  const tumor = single(tumors);
  if (tumor !== null) return found(tumor, named.how);
  const rest = samples.filter((name) => name !== normal);
  const only = rest[0];
  if (rest.length === 1 && only !== undefined) return found(only, stated.normalSample ? 'stated' : named.how);
  return { tumor: null, normal: null, how: 'ambiguous', candidates: tumors.length > 1 ? tumors : samples };
}

const single = (names: readonly string[]): string | null => (names.length === 1 ? (names[0] ?? null) : null);

interface Roles {
  readonly tumor: readonly string[];
  readonly normal: readonly string[];
  readonly how: SampleReason;
}

function namedRoles(header: VcfHeader, samples: readonly string[]): Roles {
  const byHeader = headerRoles(header);
  const present = (names: readonly string[]) => [...new Set(names)].filter((name) => samples.includes(name));
  const tumor = present(byHeader.tumor);
  const normal = present(byHeader.normal).filter((name) => !tumor.includes(name));
  if (tumor.length + normal.length > 0 && samples.length > 1 && tumor.length <= 1) return { tumor, normal, how: 'header' };
  const dna = samples.filter((name) => !/(?:^|[^a-z])rna(?:[^a-z]|$)/i.test(name));
  return { tumor: dna.filter(isTumorName), normal: dna.filter(isNormalName), how: 'column-name' };
}

function headerRoles({ meta }: VcfHeader): { tumor: string[]; normal: string[] } {
  const roles = { tumor: new Array<string>(), normal: new Array<string>() };
  for (const { key, value, fields } of meta) {
    if (key === 'tumor_sample') roles.tumor.push(value);
    if (key === 'normal_sample') roles.normal.push(value);
    if (key === 'PEDIGREE') {
      roles.tumor.push(fields?.get('Derived') ?? (fields?.has('Original') ? (fields.get('ID') ?? '') : ''));
      roles.normal.push(fields?.get('Original') ?? '');
    }
    if (key !== 'SAMPLE' || !fields) continue;
    const ids = [fields.get('ID') ?? '', fields.get('SampleName') ?? ''];
    const says = [fields.get('ID'), fields.get('Description'), fields.get('Type'), fields.get('SampleType'), fields.get('TissueType')].join(
      ' ',
    );
    if (/\brna\b|rna_/i.test(says)) continue;
    const saysTumor = isTumorName(says);
    const saysNormal = isNormalName(says);
    if (saysTumor !== saysNormal) roles[saysTumor ? 'tumor' : 'normal'].push(...ids);
  }
  return roles;
}

const TUMOR_WORD = /(?:^|[^a-z])(?:tumou?r|tumou?rdnasample)(?:[^a-z]|$)/i;
const NORMAL_WORD = /(?:^|[^a-z])(?:normal|germline|control)(?:[^a-z]|$)/i;
const TCGA_TYPE = /^TCGA-\w\w-\w{4}-(\d)\d/i;

const isTumorName = (name: string): boolean => (TUMOR_WORD.test(name) && !NORMAL_WORD.test(name)) || TCGA_TYPE.exec(name)?.[1] === '0';
const isNormalName = (name: string): boolean => (NORMAL_WORD.test(name) && !TUMOR_WORD.test(name)) || TCGA_TYPE.exec(name)?.[1] === '1';
