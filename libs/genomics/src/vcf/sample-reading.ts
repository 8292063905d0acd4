import type { AnnotatedSample, GeneSymbol, SmallVariant } from '@consilium/domain';
import { annotationEntries, entriesOfAllele } from '../annotation/annotation-entry.ts';
import type { AnnotationEntry } from '../annotation/annotation-entry.ts';
import { consequenceOf } from '../annotation/consequence-of.ts';
import { frequencyFields, populationFrequency } from '../annotation/population-frequency.ts';
import type { RecordView } from '../lane/record-view.ts';
import type { AlleleInRecord } from '../sample/read-support.ts';
import { trimAllele } from './alleles.ts';
import { chromosomeName } from './chromosomes.ts';
import { findingOf, isFinding } from './finding-of.ts';
import type { SeenAllele } from './finding-of.ts';
import { refuseForeignPosition, refuseWideSamples } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import { isPassing, isSomaticCaller, originOf } from './origin-of.ts';
import { isAbsent } from './presence.ts';
import type { ReadOptions } from './read-options.ts';
import { emptyTally, warningsOf } from './reading-warnings.ts';
import type { Tally } from './reading-warnings.ts';
import { alleleKind, genotypeAlleles } from './record.ts';
import type { VcfRecord } from './record.ts';
import { sampleColumns } from './sample-columns.ts';
import type { SampleColumns } from './sample-columns.ts';

/** One reading of one file: takes records, keeps findings and counts. */
export class SampleReading {
  private readonly findings = new Map<string, SmallVariant>();
  private readonly tally: Tally = emptyTally();
  private readonly columns: SampleColumns;
  private readonly somaticCaller: boolean;
  private readonly frequencyFields: readonly string[];

  constructor(
    private readonly opened: OpenedFile,
    tumor: string,
    private readonly options: ReadOptions,
  ) {
    this.columns = sampleColumns(opened.header, tumor, opened.choice.normal, options.fields ?? {});
    this.somaticCaller = isSomaticCaller(opened.header);
    this.frequencyFields = frequencyFields(opened.annotation.layout?.fields ?? []);
  }

  take(record: VcfRecord): void {
    refuseForeignPosition(record, this.opened);
    refuseWideSamples(record);
    const call = this.columns.tumorCall(record);
    const genotype = call.text('GT');
    const called = genotype === null ? null : genotypeAlleles(genotype, record);
    const alts = record.alts.map((alt) => alt.toUpperCase());
    const ref = record.ref.toUpperCase();
    const { layout } = this.opened.annotation;
    const entries = layout ? annotationEntries(record.info, layout) : [];
    alts.forEach((alt, i) => {
      const kind = alleleKind(alt);
      if (kind !== 'sequence' || alt === ref) return kind === 'structural' ? this.leaveOut('structural', record) : undefined;
      const inRecord: AlleleInRecord = { ref, alt, index: i + 1, altCount: alts.length };
      this.takeAllele(record, inRecord, entriesOfAllele(entries, ref, alts, i), called);
    });
  }

  /** Counts a record that is surely no finding (`PassOver`), without making anything of it. */
  passOver({ alts, entries, isPassing }: Pick<RecordView, 'alts' | 'entries' | 'isPassing'>): void {
    this.tally.alleles += alts;
    this.tally.leftOut.byConsequence += alts;
    if (entries === 0) this.tally.notAnnotated += alts;
    if (!isPassing) this.tally.filtered += alts;
  }

  private takeAllele(
    record: VcfRecord,
    inRecord: AlleleInRecord,
    entries: readonly AnnotationEntry[],
    called: readonly number[] | null,
  ): void {
    const { tally } = this;
    if (entries.length === 0) tally.notAnnotated += 1;
    const seen = this.see(record, inRecord, entries);
    if (!isFinding(seen)) return this.leaveOut('byConsequence', record);
    if (isAbsent(seen.support().tumor, called, inRecord.index)) return this.leaveOut('absent', record);
    this.keep(findingOf(seen, this.options.preferredTranscript ?? (() => null)), record);
  }

  private see(record: VcfRecord, inRecord: AlleleInRecord, entries: readonly AnnotationEntry[]): SeenAllele {
    const { layout } = this.opened.annotation;
    const { build } = this.opened.verdict;
    const allele = trimAllele({ pos: record.pos, ref: inRecord.ref, alt: inRecord.alt });
    const chrom = chromosomeName(record.chrom);
    const approved = this.options.geneAliases ?? (() => null);
    return {
      chrom,
      allele,
      line: record.line,
      filter: record.filter,
      origin: originOf(record, this.columns.tumorCall(record), this.somaticCaller),
      consequences: layout ? entries.map((entry) => consequenceOf(entry, layout, approved)) : [],
      hotspot: build === null ? null : (this.options.hotspots?.({ build, chrom, ...allele }) ?? null),
      populationFrequency: populationFrequency(entries, this.frequencyFields),
      support: () => this.columns.support(record, inRecord),
    };
  }

  /** An allele that the file repeats is one finding; a record that passes the filters goes before one that does not. */
  private keep(finding: SmallVariant, record: VcfRecord): void {
    const before = this.findings.get(finding.id);
    if (!before) {
      this.count(record);
      this.tally.kept += 1;
    } else this.leaveOut('repeated', record);
    if (!before || (isPassing(record.filter) && !isPassing(before.filter ?? '.'))) this.findings.set(finding.id, finding);
  }

  private leaveOut(why: keyof Tally['leftOut'], record: VcfRecord): void {
    this.count(record);
    this.tally.leftOut[why] += 1;
  }

  private count(record: VcfRecord): void {
    this.tally.alleles += 1;
    if (!isPassing(record.filter)) this.tally.filtered += 1;
  }

  finish(records: number, assayed: readonly GeneSymbol[] | null): AnnotatedSample {
    const { alleles, notAnnotated, filtered, kept, leftOut } = this.tally;
    const out = leftOut.byConsequence + leftOut.structural + leftOut.absent + leftOut.repeated;
    return {
      build: this.opened.verdict.build,
      findings: [...this.findings.values()],
      counts: { records, alleles, notAnnotated, filtered, kept, leftOut: out },
      warnings: warningsOf(this.tally, this.opened, this.options.hotspots !== undefined),
      assayed,
    };
  }
}
