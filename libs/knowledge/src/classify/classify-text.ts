import { geneSymbol, genesOfKey, genomicKey, lookupGene, parseAllele } from '@consilium/domain';
import type { GeneSymbol, GeneTable } from '@consilium/domain';
import { classifyName } from './classify-name.ts';
import type { ClassifiedName } from './classified-name.ts';
import { isText, joined, single, TEXT } from './classified-name.ts';
import { cytogeneticName } from './cytogenetic-names.ts';
import { fusionText } from './fusion-texts.ts';
import { geneList } from './gene-lists.ts';
import { histoneChange } from './histone-names.ts';
import { narrowedChange } from './narrowed-change.ts';
import { noteOnReading } from './reading-notes.ts';
import { repairProteinLoss } from './repair-proteins.ts';
import { withoutJoiningHyphen } from './spoken-names.ts';
import { statedAbsence } from './stated-absence.ts';
import { statedBiomarker } from './stated-biomarkers.ts';
import { statedKey } from './stated-keys.ts';
import { readings } from './text-readings.ts';
import { tidyText, withoutAmounts } from './tidy-text.ts';
import { withoutAssay } from './assay-words.ts';

export interface ClassifiedText extends ClassifiedName {
  /** Approved symbol, or null where the text names no gene, several, or an ambiguous one. */
  readonly gene: GeneSymbol | null;
  /** How the text was taken, where a reader could think otherwise; one sentence. */
  readonly note?: string;
}

/**
 * Classifies what a person wrote (`EGFR exon 19 deletion`, `HER2 amplification`, `EML4-ALK`, `MSI-High`, `NM_004333.6(BRAF):c.1799T>A (p.Val600Glu)`).
 * Names end in {@link classifyName}, the classifier of the knowledge side: the same words never mean two things.
 *
 * 1. A gene given beside the text wins; a family, a fusion or a biomarker in its place is read with the text.
 * 2. A key of the closed table is itself; an allele needs its build (`NC_…`, `hg19 …`), else it is text.
 * 3. Loss of a mismatch repair protein, biomarker statements and cytogenetic names, then what is said not to be there, then fusions of two known genes, then lists of genes (`IDH1/2`).
 * 4. The gene is the first word, glued to the change (`FLT3-ITD`, `METex14`), that of a transcript, or the only known gene of the text (`loss of PTEN`).
 * 5. An ambiguous alias is no gene: the text stays text.
 */
export function classifyText(text: string, table: GeneTable, gene?: string | null): ClassifiedText {
  const tidy = tidyText(text);
  const classified = typeof gene === 'string' && gene.trim() !== '' ? besideGene(tidy, table, gene.trim()) : wholeText(tidy, table);
  const note = noteOnReading(tidy, classified.keys);
  return note === null ? classified : { ...classified, note };
}

function wholeText(tidy: string, table: GeneTable): ClassifiedText {
  const whole = statedKey(tidy) ?? statedAllele(tidy);
  if (whole) return withGene(whole);
  const biomarker = repairProteinLoss(tidy) ?? statedBiomarker(tidy) ?? cytogeneticName(tidy);
  if (biomarker) return { ...biomarker, gene: null };
  const written = withoutAssay(withoutJoiningHyphen(withoutAmounts(tidy)));
  const absent = statedAbsence(written, (what) => positive(what, table));
  return absent === null ? positive(written, table) : withGene(absent);
}

/** Reads a text that negates nothing. */
function positive(written: string, table: GeneTable): ClassifiedText {
  const biomarker = statedBiomarker(written) ?? cytogeneticName(written) ?? histoneChange(written);
  if (biomarker) return { ...biomarker, gene: null };
  const fusion = fusionText(written, table);
  if (fusion) return { ...fusion.classified, gene: fusion.gene };
  const list = geneList(written, table);
  if (list)
    return {
      ...joined(
        list.op,
        list.genes.map((symbol) => under(symbol, list.said, table)),
      ),
      gene: null,
    };
  const read = readings(written, table);
  for (const [symbol, name] of read) {
    const classified = under(symbol, name, table);
    if (!isText(classified)) return classified;
  }
  const plainer = /^(?<what>.*\S) (?:positive|detected|present|mutations?|mutated|confirmed)$/i.exec(written)?.groups?.['what'];
  const stated = plainer === undefined ? null : positive(plainer, table);
  if (stated !== null && SAYS_ITSELF.has(stated.category)) return stated;
  return { ...TEXT, gene: read.map(([symbol]) => geneSymbol(table, symbol)).find((symbol) => symbol !== null) ?? null };
}

/** Categories of which "positive" or "mutation" adds nothing: `FLT3-ITD positive`, `EGFRvIII mutation`, `BCR-ABL positive`. */
const SAYS_ITSELF: ReadonlySet<string> = new Set(['itd', 'ptd', 'viii', 'fusion', 'rearrangement', 'expression']);

function besideGene(tidy: string, table: GeneTable, gene: string): ClassifiedText {
  const { kind } = lookupGene(table, gene);
  if (kind === 'ambiguous') return { ...TEXT, gene: null };
  const whole = kind === 'unknown' ? besideNoGene(tidy, table, gene) : null;
  if (whole !== null) return whole;
  const symbol = geneSymbol(table, gene) ?? gene;
  const lost = repairProteinLoss(`${symbol} ${tidy}`);
  if (lost !== null) return { ...lost, gene: symbol };
  const written = withoutJoiningHyphen(withoutAmounts(tidy));
  const absent = statedAbsence(written, (what) => under(symbol, what, table));
  const classified = absent ?? under(symbol, written, table);
  if (absent !== null || !isText(classified)) return { ...classified, gene: symbol };
  const named = classifyText(tidy, table);
  return named.keys.some((key) => genesOfKey(key).includes(symbol)) ? { ...named, gene: symbol } : { ...TEXT, gene: symbol };
}

/** What stands in the place of the gene is a family, a fusion, a variant or a biomarker: `NTRK` and `fusion`, `BCR/ABL`, `EGFRvIII`, `1p/19q`. */
function besideNoGene(tidy: string, table: GeneTable, said: string): ClassifiedText | null {
  const isSaidAgain = tidy.toLowerCase().startsWith(said.toLowerCase());
  const read = classifyText(isSaidAgain ? tidy : `${said} ${tidy}`, table);
  return isText(read) || read.keys.flatMap(genesOfKey).some((gene) => lookupGene(table, gene).kind === 'unknown') ? null : read;
}

function under(gene: string, name: string, table: GeneTable): ClassifiedText {
  const approve = (symbol: string): GeneSymbol | null => geneSymbol(table, symbol);
  const symbol = approve(gene) ?? gene;
  const classified = classifyName({ gene: symbol, name, ownNumberingOnly: true }, approve);
  return { ...(isText(classified) ? (narrowedChange(symbol, name) ?? classified) : classified), gene: symbol };
}

function statedAllele(text: string): ClassifiedName | null {
  const allele = parseAllele(text);
  if (allele === null) return null;
  return allele.build === null ? TEXT : single('g', genomicKey({ ...allele, build: allele.build }));
}

function withGene(classified: ClassifiedName): ClassifiedText {
  const genes = [...new Set(classified.keys.flatMap(genesOfKey))];
  return { ...classified, gene: genes.length === 1 ? (genes[0] ?? null) : null };
}
