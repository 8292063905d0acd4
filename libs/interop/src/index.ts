export { REPORT_FORMATS, createReportRenderer, draftReport, renderDraftReport, signedReport } from './report-renderer.ts';
export type { ReportFormat } from './report-renderer.ts';
export { reportModel } from './report/build-report.ts';
export type { ReportSource } from './report/build-report.ts';
export { REPORT_SCHEMA } from './report/report-model.ts';
export type { ReportModel } from './report/report-model.ts';
export { renderJson } from './report/render-json.ts';
export { renderMarkdown } from './report/render-markdown.ts';
export { renderPdf } from './pdf/render-pdf.ts';
