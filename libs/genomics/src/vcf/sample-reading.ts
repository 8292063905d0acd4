import type { AnnotatedSample, GeneSymbol, Hotspot, SmallVariant } from '@consilium/domain';
import { refuseMany } from '../bytes/refuse-many.ts';
import { AlleleValueReader } from '../annotation/allele-values.ts';
import type { AnnotationEntry } from '../annotation/entry.ts';
import { RecordAnnotation } from '../annotation/record-annotation.ts';
import type { RecordView } from '../lane/record-view.ts';
import type { AlleleInRecord } from '../sample/read-support.ts';
import { infoCall } from '../sample/sample-call.ts';
import type { SampleCall } from '../sample/sample-call.ts';
import { fusionPairs } from '../sv/annotated-genes.ts';
import { isStructuralWord } from '../sv/structural-event.ts';
import { StructuralReading } from '../sv/structural-reading.ts';
import { structuralSupport } from '../sv/structural-support.ts';
import { refuseForeignReference } from '../reference/check-reference.ts';
import { leftAlign } from '../reference/left-align.ts';
import type { Allele } from './alleles.ts';
import { trimAllele } from './alleles.ts';
import { chromosomeName } from './chromosomes.ts';
import { findingOf, isFinding } from './finding-of.ts';
import type { SeenAllele } from './finding-of.ts';
import { refuseForeignPosition, refuseWideSamples } from './open-file.ts';
import type { OpenedFile } from './open-file.ts';
import { isPassing, isRnaCaller, isSomaticCaller, originOf } from './origin-of.ts';
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
  private readonly annotation: RecordAnnotation;
  private readonly values: AlleleValueReader;
  private readonly structural: StructuralReading;

  constructor(
    private readonly opened: OpenedFile,
    tumor: string,
    private readonly options: ReadOptions,
  ) {
    const { header } = opened;
    const approved = options.geneAliases ?? (() => null);
    this.columns = sampleColumns(header, tumor, opened.choice.normal, options.fields ?? {});
    this.somaticCaller = isSomaticCaller(header);
    this.annotation = new RecordAnnotation(opened.annotation.layout, approved);
    this.values = new AlleleValueReader(header, opened.annotation.layout);
    this.structural = new StructuralReading({
      approved,
      preferred: options.preferredTranscript ?? (() => null),
      hasKnowledge: options.geneAliases !== undefined,
      somaticCaller: this.somaticCaller,
      evidence: isRnaCaller(header) ? 'RNA' : 'DNA',
    });
  }

  take(record: VcfRecord): void {
    refuseForeignPosition(record, this.opened);
    refuseWideSamples(record);
    const call = this.columns.tumorCall(record);
    const genotype = call.text('GT');
    const called = genotype === null ? null : genotypeAlleles(genotype, record);
    const alts = record.alts.map((alt) => alt.toUpperCase());
    const alleles = { pos: record.pos, ref: record.ref.toUpperCase(), alts };
    const entries = this.annotation.entries(record, call);
    alts.forEach((alt, i) => {
      const written = record.alts[i] ?? alt;
      const kind = isStructuralWord(alt, record.info) ? 'structural' : alleleKind(alt);
      if (kind === 'structural')
        return this.takeStructural(record, written, this.structuralEntries(entries, alts, i), { call, called, index: i + 1 });
      if (kind !== 'sequence' || alt === alleles.ref) return;
      const inRecord: AlleleInRecord = { ref: alleles.ref, alt, index: i + 1, altCount: alts.length };
      const ofAllele = this.annotation.ofAllele(entries, alleles, i);
      if (record.info.includes('gene_fusion') && fusionPairs(this.annotation.consequences(ofAllele)).length > 0)
        return this.takeStructural(record, written, ofAllele, { call, called, index: i + 1 });
      if (ofAllele.length === 0 && this.isLeftWithout(entries, alts)) this.tally.notAnnotated += 1;
      this.takeAllele(record, inRecord, ofAllele, called);
    });
  }

  /** Entries of another allele that could not matter either need no word: `PassOver` counts such a record as annotated. */
  private isLeftWithout(entries: readonly AnnotationEntry[], { length }: readonly string[]): boolean {
    return entries.length === 0 || length > 1 || isFinding({ consequences: this.annotation.consequences(entries), hotspot: null });
  }

  /** Annotators name structural alleles in words of their own: only several alleles of one record ask for the text. */
  private structuralEntries(entries: readonly AnnotationEntry[], alts: readonly string[], index: number): readonly AnnotationEntry[] {
    if (alts.length === 1) return entries;
    const own = entries.filter((entry) => entry.get('Allele')?.toUpperCase() === alts[index]);
    return own.length > 0 ? own : entries;
  }

  private takeStructural(
    record: VcfRecord,
    alt: string,
    entries: readonly AnnotationEntry[],
    { call, called, index }: { readonly call: SampleCall; readonly called: readonly number[] | null; readonly index: number },
  ): void {
    this.tally.structural += 1;
    const support = structuralSupport(call, infoCall(record));
    if (isAbsent(support, called, index)) return this.leaveOut('absent', record);
    this.count(record);
    this.structural.take({ record, alt, consequences: this.annotation.consequences(entries), call, support });
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
    const seen = this.see(record, inRecord, entries);
    const own = this.annotation.own(entries);
    if (own.length < entries.length && !isFinding({ consequences: this.annotation.consequences(own), hotspot: null }))
      return this.leaveOut('compound', record);
    if (!isFinding(seen)) return this.leaveOut('byConsequence', record);
    if (isAbsent(seen.support().tumor, called, inRecord.index)) return this.leaveOut('absent', record);
    this.keep(findingOf(seen, this.options.preferredTranscript ?? (() => null)), record);
  }

  private see(record: VcfRecord, inRecord: AlleleInRecord, entries: readonly AnnotationEntry[]): SeenAllele {
    const { build } = this.opened.verdict;
    const { hotspots, reference } = this.options;
    const written = trimAllele({ pos: record.pos, ref: inRecord.ref, alt: inRecord.alt });
    const chrom = chromosomeName(record.chrom);
    if (reference) refuseForeignReference(chrom, written, reference, record.line);
    const allele = reference ? leftAlign(chrom, written, reference) : written;
    const known = (spelling: Allele): Hotspot | null => (build === null ? null : (hotspots?.({ build, chrom, ...spelling }) ?? null));
    const { alt, index, altCount } = inRecord;
    return {
      chrom,
      allele,
      line: record.line,
      filter: record.filter,
      origin: originOf(record, this.columns.tumorCall(record), this.somaticCaller),
      consequences: this.annotation.consequences(entries),
      hotspot: known(allele) ?? known(written),
      values: (chosen) => this.values.read({ info: record.info, entries, chosen, alt, index: index - 1, altCount }),
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
    refuseMany(this.findings.size, record.line);
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
    const { findings, counts } = this.structural.finish();
    const { alleles, notAnnotated, filtered, leftOut } = this.tally;
    const kept = this.tally.kept + counts.kept;
    const tally: Tally = {
      ...this.tally,
      kept,
      leftOut: { ...leftOut, structural: counts.notAnnotated, structuralByConsequence: counts.byConsequence, paired: counts.paired },
      unlistedGenes: counts.unlistedGenes,
    };
    return {
      build: this.opened.verdict.build,
      findings: [...this.findings.values(), ...findings],
      counts: {
        records,
        alleles,
        notAnnotated,
        filtered,
        kept,
        leftOut: Object.values(tally.leftOut).reduce((sum, count) => sum + count, 0),
      },
      warnings: [...warningsOf(tally, this.opened, this.options.hotspots !== undefined), ...this.annotation.warnings()],
      assayed,
    };
  }
}
