import type { ExpressionFinding } from '@consilium/domain';
import { outlier } from '../expression/outlier.ts';
import { genesOf, sampleOf } from './context.ts';
import type { ReportContext } from './context.ts';
import type { JsonPlace } from './json-place.ts';

/** Outliers of the tumor against the controls of the report, where both mean and standard deviation are given in the tumor's unit. */
export function expressions(item: JsonPlace, context: ReportContext): readonly ExpressionFinding[] {
  if (!sampleOf(item, context).isTumor) return [];
  const metrics = item.list('expressionLevelMetrics').map((metric) => ({
    value: metric.number('value'),
    unit: metric.text('unit'),
    statistic: metric.text('statisticType'),
    isControl: !metric.at('isControl').isAbsent && !metric.isFalse('isControl'),
  }));
  const own = metrics.find(({ isControl }) => !isControl);
  const control = (statistic: string): number | null =>
    metrics.find((metric) => metric.isControl && metric.statistic === statistic && metric.unit === own?.unit)?.value ?? null;
  const [mean, deviation] = [control('mean'), control('standard deviation')];
  const value = own?.value ?? null;
  if (value === null || mean === null || deviation === null || deviation <= 0) return [];
  return genesOf(item, context).flatMap((gene) => outlier(gene, (value - mean) / deviation) ?? []);
}
