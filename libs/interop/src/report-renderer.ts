import type { CaseRecord, DecisionVersion, ReportArtifact, ReportRenderer, Signature, SignedDecision } from '@consilium/domain';
import { renderPdf } from './pdf/render-pdf.ts';
import { reportModel } from './report/build-report.ts';
import type { ReportModel } from './report/report-model.ts';
import { renderJson } from './report/render-json.ts';
import { renderMarkdown } from './report/render-markdown.ts';

/** What a report prints of the case beside the decision. */
export type PrintedRecord = Pick<CaseRecord, 'ballots' | 'recusals' | 'publications'>;

export type ReportFormat = ReportArtifact['kind'];
export const REPORT_FORMATS = ['json', 'markdown', 'pdf'] as const satisfies readonly ReportFormat[];

/** The report of a signed decision, in every format. Only `SignedDecision` opens this way; anything else is rendered as a draft. */
export function createReportRenderer(): ReportRenderer {
  return {
    render: async (signed, record) => {
      const model = signedReport(signed, record);
      return Promise.all(REPORT_FORMATS.map(async (kind) => ({ kind, bytes: await bytesOf(model, signed.decision, kind) })));
    },
  };
}

export function signedReport(signed: SignedDecision, record: PrintedRecord): ReportModel {
  if (!signed.isSigned) throw new TypeError('A report is made from a signed decision.');
  const { decision, signatures } = signed;
  return reportModel({
    status: 'SIGNED',
    decision,
    signatures,
    ballots: record.ballots,
    recused: record.recusals.length,
    publications: record.publications,
  });
}

/** What can be looked at before a quorum has signed: DRAFT on every page, in every block, in the JSON's status. */
export function draftReport(decision: DecisionVersion, signatures: readonly Signature[], record: PrintedRecord): ReportModel {
  const onThis = signatures.filter(({ version, digest }) => version === decision.version && digest === decision.sha256);
  return reportModel({
    status: 'DRAFT',
    decision,
    signatures: onThis,
    ballots: record.ballots,
    recused: record.recusals.length,
    publications: record.publications,
  });
}

export function renderDraftReport(
  decision: DecisionVersion,
  signatures: readonly Signature[],
  record: PrintedRecord,
  format: ReportFormat,
): Promise<Uint8Array> {
  return bytesOf(draftReport(decision, signatures, record), decision, format);
}

async function bytesOf(model: ReportModel, decision: DecisionVersion, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'json') return renderJson(model, decision.content);
  return format === 'markdown' ? renderMarkdown(model) : renderPdf(model);
}
