import { parseMetaLine } from '../vcf/meta-line.ts';
import { checkInfo } from './check-info.ts';
import type { RuleOf } from './check-info.ts';
import { checkMeta } from './check-meta.ts';
import { RecordOrder } from './check-order.ts';
import { checkFixedColumns } from './check-record.ts';
import { checkSamples } from './check-samples.ts';
import type { ProblemList, Report } from './problem.ts';
import { reservedField } from './reserved-fields.ts';
import type { FieldRule } from './reserved-fields.ts';

const FIXED = ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO'];

/**
 * Takes the lines of one file in order and reports what is wrong with each. The conformance files of 4.5 are unsorted and lack the last line
 * end, so that from 4.4 on both are warnings; before 4.3 the line end was not asked for.
 */
export class LineChecker {
  version: string | null = null;
  records = 0;
  private minor = 3;
  private columns: number | null = null;
  private isHeaderBroken = false;
  private readonly rules = { INFO: new Map<string, FieldRule>(), FORMAT: new Map<string, FieldRule>() };
  private readonly order = new RecordOrder();

  constructor(private readonly problems: ProblemList) {}

  get isInHeader(): boolean {
    return this.columns === null && !this.isHeaderBroken;
  }

  check(text: string, line: number): void {
    const report = this.problems.reporter(line);
    if (line === 1) return this.checkVersion(text, report);
    if (!this.isInHeader) return this.checkRecord(text, this.columns, report);
    if (text.startsWith('##')) return this.checkMetaLine(text, line, report);
    if (text.startsWith('#CHROM')) return this.checkHeader(text, report);
    report('VCF.META_SYNTAX', 'The line is neither a ## line nor the #CHROM header line.');
  }

  private checkVersion(text: string, report: Report): void {
    const version = /^##fileformat=(VCFv4\.([0-5]))$/.exec(text);
    this.version = version?.[1] ?? null;
    this.minor = Number(version?.[2] ?? 3);
    if (version === null) report('VCF.HEADER', 'The first line is not ##fileformat=VCFv4.1 to VCFv4.5.');
    else if (this.minor === 0) report('VCF.HEADER', 'VCFv4.0 is checked as VCFv4.1.', undefined, 'warning');
    if (text.startsWith('#CHROM')) this.checkHeader(text, report);
  }

  private checkMetaLine(text: string, line: number, report: Report): void {
    checkMeta(text, this.minor, report);
    const meta = parseMetaLine(text, line);
    const id = meta?.fields?.get('ID');
    if (id === undefined || (meta?.key !== 'INFO' && meta?.key !== 'FORMAT')) return;
    this.rules[meta.key].set(id, { number: meta.fields?.get('Number') ?? '.', type: meta.fields?.get('Type') ?? 'String' });
  }

  /** Where the header line is broken, records are held to the fixed columns alone: one fault is not reported once a record. */
  private checkHeader(text: string, report: Report): void {
    const names = text.split('\t');
    this.columns = names.length;
    const samples = names.slice(FIXED.length + 1);
    const wrong = [...FIXED, ...(names.length > FIXED.length ? ['FORMAT'] : [])].find((name, i) => names[i] !== name);
    if (wrong !== undefined) {
      this.columns = null;
      this.isHeaderBroken = true;
      const spaces = names.length === 1 && / /.test(text) ? ' They are separated by spaces instead of tabs.' : '';
      report(
        'VCF.HEADER',
        `The columns of the header line are not #CHROM to INFO, and FORMAT before samples, separated by tabs.${spaces}`,
        wrong,
      );
    }
    if (names.length === FIXED.length + 1) report('VCF.HEADER', 'The header line has FORMAT but no sample.', 'FORMAT');
    samples.forEach((name, i) => {
      if (name === '') report('VCF.HEADER', 'A sample name is empty.', `sample ${i + 1}`);
      else if (samples.indexOf(name) < i) report('VCF.HEADER', 'A sample name is repeated.', `sample ${i + 1}`);
    });
  }

  private checkRecord(text: string, expected: number | null, report: Report): void {
    if (text === '') return report('VCF.COLUMNS', 'The line is empty.', undefined, 'warning');
    const columns = text.split('\t');
    this.records += 1;
    if (expected === null ? columns.length < FIXED.length : columns.length !== expected)
      return report(
        'VCF.COLUMNS',
        `The record has ${columns.length} columns where ${expected === null ? `at least ${FIXED.length} are needed` : `the header has ${expected}`}.`,
      );
    checkFixedColumns(columns, report);
    const [chrom = '', pos = '', , ref = '', alt = '', , , info = '', format = ''] = columns;
    const alts = alt.split(',');
    if (/^\d+$/.test(pos)) this.order.check({ chrom, pos: Number(pos), ref, alts }, this.minor <= 3 ? 'error' : 'warning', report);
    checkInfo(info, alts.length, this.ruleOf('INFO'), report);
    if (columns.length > FIXED.length)
      checkSamples(format, columns.slice(FIXED.length + 1), alts.length, this.minor, this.ruleOf('FORMAT'), report);
  }

  private ruleOf(kind: 'INFO' | 'FORMAT'): RuleOf {
    return (id) => this.rules[kind].get(id) ?? reservedField(kind, id, this.minor);
  }

  endsWithoutLineEnd(line: number): void {
    this.problems.reporter(line)(
      'VCF.LINE_END',
      'The last line has no line end, so the file may be cut off.',
      undefined,
      this.minor === 3 ? 'error' : 'warning',
    );
  }

  finish(): void {
    if (this.isInHeader)
      this.problems.add({ line: null, code: 'VCF.HEADER', severity: 'error', message: 'The #CHROM header line is missing.' });
  }
}
