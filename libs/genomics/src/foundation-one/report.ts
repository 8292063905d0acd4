import type { Finding, GeneSymbol, SampleFacts } from '@consilium/domain';
import type { ReadOptions } from '../vcf/read-options.ts';
import { Attributes } from './attributes.ts';
import { heterozygosityLoss, microsatellites, mutationalBurden } from './biomarker.ts';
import { copyNumber } from './copy-number.ts';
import type { XmlElement, XmlSink } from './read-xml.ts';
import { rearrangement } from './rearrangement.ts';
import { refuseMany } from '../bytes/refuse-many.ts';
import { shortVariant } from './short-variant.ts';

/** Names of older reports that stand for two genes today; the transcripts beside them say which (NM_003482, NM_170606). */
const REPORT_NAMES: ReadonlyMap<string, GeneSymbol> = new Map<string, GeneSymbol>(Object.entries({ MLL2: 'KMT2D', MLL3: 'KMT2C' }));

/** Collects the findings of the `variant-report` part; everything outside it is about the patient or is prose, and is passed over. */
export class Report implements XmlSink {
  readonly findings: Finding[] = [];
  readonly unknownSignificance: string[] = [];
  readonly equivocal: string[] = [];
  records = 0;
  nonHuman = 0;
  version: string | null = null;
  facts: SampleFacts = {};
  quality: string | null = null;
  isReport = false;

  private inside = false;
  private assay: string | null = null;
  private pending: { readonly at: Attributes; readonly nucleicAcids: Set<'DNA' | 'RNA'> } | null = null;

  constructor(private readonly geneAliases: ReadOptions['geneAliases']) {}

  open(element: XmlElement): void {
    const at = new Attributes(element);
    if (element.name === 'variant-report') this.begin(at);
    else if (this.inside) this.take(element.name, at);
  }

  close(name: string): void {
    if (name === 'variant-report') this.inside = false;
    if (name !== 'rearrangement' || this.pending === null) return;
    const { at, nucleicAcids } = this.pending;
    const evidence = nucleicAcids.size === 2 ? 'both' : ([...nucleicAcids][0] ?? null);
    this.findings.push(rearrangement(at, { approved: this.approved, evidence }));
    this.pending = null;
  }

  private readonly approved = (written: string): GeneSymbol =>
    REPORT_NAMES.get(written.trim()) ?? this.geneAliases?.(written.trim()) ?? written.trim();

  private begin(at: Attributes): void {
    this.inside = true;
    this.isReport = true;
    this.assay = at.text('test-type');
    this.version = at.text('pipeline-version');
    const nuclei = at.percent('percent-tumor-nuclei');
    const purity = nuclei ?? at.percent('purity-assessment');
    this.facts = {
      tumorOnly: true,
      assay: this.assay,
      specimen: /liquid|act\b/i.test(this.assay ?? '') ? 'cfDNA' : 'tissue',
      ...(purity === null ? {} : { purity, purityMethod: nuclei === null ? null : 'histologic' }),
    };
  }

  private take(name: string, at: Attributes): void {
    switch (name) {
      case 'short-variant':
        return this.keep(shortVariant(at, this.approved), at);
      case 'copy-number-alteration':
        return this.keep(copyNumber(at, this.approved), at);
      case 'rearrangement':
        this.note(at);
        this.pending = { at, nucleicAcids: new Set() };
        return;
      case 'dna-evidence':
      case 'rna-evidence':
        this.pending?.nucleicAcids.add(name === 'dna-evidence' ? 'DNA' : 'RNA');
        return;
      case 'microsatellite-instability':
        return this.measure(microsatellites(at, this.assay));
      case 'tumor-mutation-burden':
        return this.measure(mutationalBurden(at, this.assay));
      case 'loss-of-heterozygosity':
      case 'loss-of-heterozygosity-score':
        return this.measure(heterozygosityLoss(at, this.assay));
      case 'non-human':
        this.nonHuman += 1;
        return;
      case 'quality-control':
        this.quality = at.text('status');
        return;
      default:
        return;
    }
  }

  private keep(finding: Finding, at: Attributes): void {
    this.note(at);
    this.findings.push(finding);
    refuseMany(this.findings.length);
  }

  private note(at: Attributes): void {
    this.records += 1;
    const gene = at.text('gene', 'targeted-gene', 'target-gene') ?? '';
    // "unknown" is a word of the status here, not a missing value.
    if (at.says('status', 'unknown')) this.unknownSignificance.push(gene);
    if (at.says('equivocal', 'true')) this.equivocal.push(gene);
  }

  private measure(finding: Finding | null): void {
    if (finding === null) return;
    this.records += 1;
    this.findings.push(finding);
    refuseMany(this.findings.length);
  }
}
