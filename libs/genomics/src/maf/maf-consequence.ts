import { parseProtein } from '@consilium/domain';
import type { Consequence } from '@consilium/domain';
import { codingChange, proteinChange } from '../annotation/hgvs-text.ts';
import { IMPACTS, impactOf, severityRank } from '../annotation/severity.ts';
import { detach } from '../bytes/detach.ts';
import type { Row } from '../table/row.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { mafClass } from './maf-classes.ts';

type GeneAliases = NonNullable<ReadOptions['geneAliases']>;

const PROTEIN = ['HGVSp', 'HGVSp_Short', 'Protein_Change', 'AAChange', 'Amino_Acid_Change', 'aa_change'];
const CODING = ['HGVSc', 'cDNA_Change'];
const TRANSCRIPT = ['Transcript_ID', 'Feature', 'Annotation_Transcript', 'i_transcript_name', 'RefSeq'];

export interface ConsequenceOfRow {
  /** Null when the row names no gene and no change. */
  readonly consequence: Consequence | null;
  readonly doubts: readonly string[];
}

/** Spreadsheets turn `6/11` and `SEPT2` into dates. */
const DATE = /^\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d/i;

/** What the row itself says the change does: terms of `Consequence` where it has them, else its class. */
export function consequenceOfRow(row: Row, approved: GeneAliases): ConsequenceOfRow {
  const name = row.text('Hugo_Symbol', 'SYMBOL', 'Gene_Symbol');
  const symbol = name?.toLowerCase() === 'unknown' ? null : name;
  const hgvsc = row.text(...CODING);
  const { term, isKnown } = mafClass(row.text('Variant_Classification'), hgvsc);
  const written = termsOf(row.text('Consequence', 'One_Consequence')) ?? (term === null ? [] : [term]);
  const protein = proteinOf(row.text(...PROTEIN));
  const isContradictory = contradicts(written[0] ?? '', protein);
  const terms = isContradictory ? [] : written;
  const exon = row.text('Exon_Number', 'EXON');
  const doubts = [
    isKnown ? null : 'Variant_Classification is none of the MAF format',
    isContradictory ? 'consequence and protein change contradict each other, the protein change was taken' : null,
    DATE.test(symbol ?? '') || DATE.test(exon ?? '') ? 'a spreadsheet has turned a gene or an exon into a date' : null,
  ].filter((doubt) => doubt !== null);
  if (symbol === null && written.length === 0 && protein === null) return { consequence: null, doubts };
  const gene = symbol === null ? null : (approved(symbol) ?? symbol);
  const impact = IMPACTS.find((one) => one === row.raw('IMPACT')) ?? impactOf(terms);
  return {
    consequence: {
      gene,
      ...(symbol === null || gene === symbol ? {} : { originalGene: symbol }),
      transcript: row.text(...TRANSCRIPT),
      terms,
      impact,
      cdna: codingChange(hgvsc ?? ''),
      protein,
      exon: DATE.test(exon ?? '') ? null : exon,
      isMane: row.text('MANE_SELECT', 'MANE') !== null,
      isCanonical: row.raw('CANONICAL').toUpperCase() === 'YES',
    },
    doubts,
  };
}

/** Only where both say plainly which kind of change it is. A stop that a frameshift reaches at once is written either way. */
function contradicts(term: string, protein: string | null): boolean {
  const kind = parseProtein(protein)?.kind;
  if (kind === 'substitution')
    return ['stop_gained', 'frameshift_variant', 'synonymous_variant', 'inframe_insertion', 'stop_lost'].includes(term);
  if (kind === 'stop') return ['missense_variant', 'synonymous_variant'].includes(term);
  return kind === 'frameshift' && ['missense_variant', 'synonymous_variant', 'inframe_deletion', 'inframe_insertion'].includes(term);
}

function termsOf(written: string | null): readonly string[] | null {
  const terms = (written ?? '').split(/[&,;]/).map((term) => detach(term.trim())).filter((term) => /^[\w-]+$/.test(term)); // prettier-ignore
  return terms.length === 0 ? null : terms.sort((a, b) => severityRank(a) - severityRank(b));
}

/** `p.V600E`, `ENSP…:p.Val600Glu`, `V600E`; a dialect that leaves the prefix out is given it. */
function proteinOf(written: string | null): string | null {
  if (written === null) return null;
  return proteinChange(written) ?? (/^[A-Z*][A-Za-z]{0,2}\d/.test(written) ? `p.${written}` : null);
}

/**
 * The other transcripts, as vcf2maf lists them: `gene,terms,p.,transcript,…;` with an HGVS c. in sixth place of GDC files.
 * They are kept beside the chosen one (2-domain-rules §1.2); none of them names the finding.
 */
export function otherConsequences(row: Row, chosen: Consequence, approved: GeneAliases): readonly Consequence[] {
  return row
    .raw('all_effects')
    .split(';')
    .map((entry) => entry.split(',').map((part) => part.trim()))
    .filter((parts) => parts.length >= 4 && parts[3] !== '' && withoutVersion(parts[3] ?? '') !== withoutVersion(chosen.transcript ?? ''))
    .map(([symbol = '', terms = '', protein = '', transcript = '', , coding = '']) => {
      const all = termsOf(terms) ?? [];
      const gene = symbol === '' ? null : (approved(symbol) ?? detach(symbol));
      return {
        gene,
        ...(gene === null || gene === symbol ? {} : { originalGene: detach(symbol) }),
        transcript: detach(transcript),
        terms: all,
        impact: impactOf(all),
        cdna: codingChange(coding),
        protein: proteinOf(protein === '' ? null : detach(protein)),
        exon: null,
        isMane: false,
        isCanonical: false,
      };
    });
}

const withoutVersion = (transcript: string): string => transcript.replace(/\.\d+$/, '');
