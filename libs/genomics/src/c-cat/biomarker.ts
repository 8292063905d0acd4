import type { Biomarker } from '@consilium/domain';
import type { ReportContext } from './context.ts';
import type { JsonPlace } from './json-place.ts';

const STATES = ['high', 'low', 'stable', 'intermediate', 'cannot be determined'];

/**
 * MSI, TMB or LOH of the report.
 *
 * | biomarkerType | state | status |
 * |---|---|---|
 * | MSI | high, low, stable | as written |
 * | MSI | intermediate, cannot be determined | undetermined |
 * | TMB, LOH | high, low | as written |
 * | TMB, LOH | anything else | none: the value stands alone |
 */
export function biomarker(item: JsonPlace, context: ReportContext): Biomarker {
  const name = item.required('biomarkerType');
  if (!['MSI', 'TMB', 'LOH'].includes(name)) throw item.at('biomarkerType').fault('the value is not MSI, TMB or LOH');
  const state = item.text('state');
  if (state !== null && !STATES.includes(state)) throw item.at('state').fault('the value is none of the states of the C-CAT schema');
  const status = statusOf(name, state);
  const [metric] = item.list('biomarkerMetrics');
  return {
    id: `b:${name}`,
    kind: 'biomarker',
    name,
    ...(status === null ? {} : { status }),
    value: metric?.number('value') ?? null,
    ...unitOf(name, metric?.text('unit') ?? null),
    method: metric?.text('metricType') ?? 'as reported',
    ...(context.assay === null ? {} : { assay: context.assay }),
    reportedBy: 'laboratory',
  };
}

function statusOf(name: string, state: string | null): string | null {
  if (state === null) return null;
  if (state === 'high' || state === 'low' || state === 'stable') return state;
  return name === 'MSI' ? 'undetermined' : null;
}

const unitOf = (name: string, unit: string | null): Pick<Biomarker, 'unit'> =>
  unit === null ? {} : { unit: name === 'TMB' && /^mut\w*\/mb$/i.test(unit) ? 'mut/Mb' : unit };
