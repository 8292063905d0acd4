import type { DecisionContent } from '@consilium/domain';
import type { ReportModel } from './report-model.ts';

/** The report as data: the model and the whole decision, so that a receiver can recompute the hash that was signed (RFC 8785, SHA-256). */
export function renderJson(model: ReportModel, decision: DecisionContent): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ ...model, decision }, null, 2)}\n`);
}
