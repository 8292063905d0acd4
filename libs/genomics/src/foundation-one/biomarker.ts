import type { Biomarker } from '@consilium/domain';
import type { Attributes } from './attributes.ts';

const METHOD = 'sequencing panel, as reported';

/** MSI-H, MSI-High, Unstable → high; MSS, Stable → stable; ambiguous or undetermined statuses stay words that classify nothing. */
export function microsatellites(at: Attributes, assay: string | null): Biomarker | null {
  const status = at.text('status');
  if (status === null) return null;
  const read = /^(?:msi-?h|msi-high|high|unstable)$/i.test(status)
    ? 'high'
    : /^(?:mss|stable|msi-stable)$/i.test(status)
      ? 'stable'
      : 'undetermined';
  return { id: 'b:MSI', kind: 'biomarker', name: 'MSI', status: read, ...from(assay) };
}

/** The score decides where there is one: older reports call 6 to 19 mutations per megabase "intermediate", which is no status of the label. */
export function mutationalBurden(at: Attributes, assay: string | null): Biomarker | null {
  const value = at.number('score');
  const status = at.text('status')?.toLowerCase() ?? null;
  if (value !== null && value < 0) throw at.fault('the value is less than 0', 'score');
  if (value === null && status !== 'high' && status !== 'low') return null;
  const stated = value === null && status !== null ? { status } : {};
  return { id: 'b:TMB', kind: 'biomarker', name: 'TMB', ...stated, value, unit: 'mut/Mb', ...from(assay) };
}

/** Share of the genome with loss of heterozygosity, in percent. */
export function heterozygosityLoss(at: Attributes, assay: string | null): Biomarker | null {
  const value = at.number('score');
  return value === null ? null : { id: 'b:LOH', kind: 'biomarker', name: 'LOH', value, unit: '%', ...from(assay) };
}

const from = (assay: string | null): Pick<Biomarker, 'method' | 'assay' | 'reportedBy'> => ({
  method: METHOD,
  reportedBy: 'laboratory',
  ...(assay === null ? {} : { assay }),
});
