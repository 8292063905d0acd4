import { FileFault } from '../bytes/file-refusal.ts';
import type { FileReading, FormatReader } from '../formats/format-reader.ts';
import { readingOf } from '../formats/reading-of.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { readXml } from './read-xml.ts';
import { Report } from './report.ts';

/** Reports of the FoundationOne tests are called on hg19 (FoundationOne CDx, FDA P170019, technical information); the file does not say so. */
const REPORT_BUILD = 'GRCh37';

/** FoundationOne XML reports (ResultsReport with a `variant-report` part). */
export const foundationOne: FormatReader = {
  format: 'foundation-one',
  recognizes: ({ text }) => /^\uFEFF?\s*</.test(text) && /<(?:\w+:)?(?:ResultsReport|variant-report)[\s>]/.test(text),
  read: readFoundationOne,
};

async function readFoundationOne(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<FileReading> {
  const report = new Report(options.geneAliases);
  const { compression } = await readXml(source, report, options.limits);
  if (!report.isReport)
    throw new FileFault('FILE.BAD_DOCUMENT', 'the report has no variant-report part; ask the laboratory for the full XML');
  return readingOf({
    format: 'foundation-one',
    version: report.version,
    compression,
    build: options.statedBuild ?? REPORT_BUILD,
    buildEvidence: options.statedBuild ? [{ source: 'stated', build: options.statedBuild, line: null }] : [],
    records: report.records,
    findings: report.findings,
    warnings: warningsOf(report, options),
    statedSample: options.tumorSample,
    assayed: options.assayed ?? null,
    stated: report.facts,
  });
}

function warningsOf(report: Report, { statedBuild }: ReadOptions): readonly (string | null)[] {
  const { unknownSignificance, equivocal, nonHuman, quality } = report;
  return [
    statedBuild ? null : `The report names no genome build: its positions were read on ${REPORT_BUILD}, as the test reports them.`,
    unknownSignificance.length === 0
      ? null
      : `${unknownSignificance.length} findings are of unknown significance by the laboratory; they are assessed here by the rules.`,
    equivocal.length === 0
      ? null
      : `The laboratory calls the findings of ${genes(equivocal)} equivocal: confirm them before they are relied on.`,
    nonHuman === 0 ? null : `${nonHuman} findings of non-human content were not read: see the report.`,
    quality === null || /^pass$/i.test(quality)
      ? null
      : 'The laboratory did not report the quality of the sample as passed: what is absent may be missed.',
  ];
}

const genes = (names: readonly string[]): string => [...new Set(names)].sort().join(', ');
