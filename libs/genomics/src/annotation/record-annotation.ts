import type { SampleCall } from '../sample/sample-call.ts';
import type { VcfRecord } from '../vcf/record.ts';
import { annotationEntries } from './annotation-entry.ts';
import type { AnnotationEntry } from './entry.ts';
import type { AnnotationLayout } from './annotation-layout.ts';
import { chosenByMask, CompoundConsequences } from './compound-consequences.ts';
import { consequenceOf } from './consequence-of.ts';
import { entriesOfAllele } from './entries-of-allele.ts';
import type { RecordAlleles } from './entries-of-allele.ts';
import { ENTRY_FAULTS, faultSentence } from './entry-fault.ts';
import type { EntryFault } from './entry-fault.ts';
import { isBehindStop } from './from-bcsq.ts';
import type { GeneAliases, RankedConsequence } from './ranked-consequence.ts';

/** Reads the annotation of a file's records in order, and remembers what was wrong with it. */
export class RecordAnnotation {
  private readonly compound = new CompoundConsequences();
  private readonly faults = new Map<EntryFault, { count: number; readonly line: number }>();
  private behindStop = 0;

  constructor(
    readonly layout: AnnotationLayout | null,
    private readonly approved: GeneAliases,
  ) {}

  /** Entries of all alleles of a record. Records are to come in the order of the file. */
  entries(record: VcfRecord, tumor: SampleCall): readonly AnnotationEntry[] {
    const { layout } = this;
    if (layout === null) return [];
    const report = (fault: EntryFault) => this.note(fault, record.line);
    if (layout.kind !== 'bcftools') return annotationEntries(record.info, layout, { report });
    const isChosen = chosenByMask(tumor.numbers(layout.infoKey));
    const entries = this.compound.resolve(record, annotationEntries(record.info, layout, { report, isChosen }), report);
    this.behindStop += entries.filter(isBehindStop).length;
    return entries;
  }

  ofAllele(entries: readonly AnnotationEntry[], alleles: RecordAlleles, index: number): readonly AnnotationEntry[] {
    return this.layout === null ? [] : entriesOfAllele(entries, this.layout, alleles, index);
  }

  /** The entries that this record carries itself, not by reference to another. */
  own(entries: readonly AnnotationEntry[]): readonly AnnotationEntry[] {
    return entries.filter((entry) => !this.compound.isReferred(entry));
  }

  consequences(entries: readonly AnnotationEntry[]): readonly RankedConsequence[] {
    const { layout, approved } = this;
    return layout === null ? [] : entries.map((entry) => consequenceOf(entry, layout, approved));
  }

  private note(fault: EntryFault, line: number): void {
    const noted = this.faults.get(fault);
    if (noted === undefined) this.faults.set(fault, { count: 1, line });
    else noted.count += 1;
  }

  /** One sentence each. */
  warnings(): readonly string[] {
    const faults = ENTRY_FAULTS.flatMap((fault) => {
      const noted = this.faults.get(fault);
      return noted === undefined ? [] : [faultSentence(fault, noted.count, noted.line)];
    });
    if (this.behindStop === 0) return faults;
    return [...faults, `${this.behindStop} consequences lie behind a stop on the same haplotype: confirm that they change a product.`];
  }
}
