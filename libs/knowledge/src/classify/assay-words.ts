import { statedBiomarker } from './stated-biomarkers.ts';

const HYBRIDIZED = String.raw`(?:break-?apart )?(?:f|c|s|d)?ish`;
const STAINED = String.raw`(?:ihc|immunohistochemistry|immunostaining)`;
const BESIDE = /(?: (?:by|on|via|in) (?:FISH|CISH|ISH|NGS|RT-?PCR|PCR|RNA-?seq)| \((?:by )?(?:FISH|CISH|ISH|NGS|RT-?PCR|PCR|RNA-?seq)\))$/i;

/** What staining shows as it is said: deficient repair, and the two changes that have an antibody of their own (VE1, H09). */
const STAINED_AS_SAID = /^(BRAF V600E|IDH1 R132H|[dp]-?MMR|MMR[- ](?:deficient|proficient|intact))(?: by| on)? \(?IHC\)?$/i;

/** What "positive" means where the chromosome is stained: genes that are looked for as broken, and genes that are counted. */
const BROKEN = /^(?:ALK|ROS1|RET|NTRK[123]|KMT2A|MYC|BCL2|BCL6|EWSR1|SS18)$/i;
const COUNTED = /^(?:HER-?2|ERBB2|MET)$/i;

/**
 * A change beside the assay that found it, in the words for the change alone.
 *
 * | written | read as |
 * |---|---|
 * | `ALK FISH positive`, `ROS1 positive by FISH` | rearrangement of a gene that FISH looks for as broken |
 * | `HER2 FISH amplified`, `MET FISH positive` | amplification |
 * | `ALK FISH negative`, `HER2 FISH not amplified` | the same, not there |
 * | `ALK IHC positive`, `ALK D5F3 positive` | rearrangement: staining with D5F3 is the companion of ALK inhibitor labels (FDA P140025) |
 * | `ROS1 IHC positive`, `PTEN loss by IHC` | over- and underexpression: it is the protein that was seen |
 * | `PD-L1 IHC positive`, `ER IHC positive` | the biomarker |
 * | `BRAF V600E (IHC)`, `dMMR by IHC` | without the stain |
 * | `KRAS G12C by IHC`, `KIT FISH positive`, `MET IHC negative` | as written: what it says is not known |
 */
export function withoutAssay(text: string): string {
  const hybridized = statusBy(text, HYBRIDIZED);
  if (hybridized !== null) return byHybridization(hybridized) ?? text;
  const stained = statusBy(text.replace(/^ALK (?:\(?D5F3\)?(?: IHC)?|IHC \(?D5F3\)?)(?= )/i, 'ALK IHC'), STAINED);
  if (stained !== null) return byStaining(stained) ?? text;
  return text.replace(STAINED_AS_SAID, '$1').replace(BESIDE, '');
}

interface Seen {
  readonly gene: string;
  readonly status: string;
}

const STATUS =
  'positive|pos|\\+|negative|neg|-|rearranged|amplified|not amplified|not rearranged|loss|lost|absent|over-?expression|overexpressed';

/** `X FISH positive`, `X positive by FISH`, `X positive (FISH)`, `loss of X by IHC`. */
function statusBy(text: string, assay: string): Seen | null {
  const shapes = [
    String.raw`^(?<gene>\S+)[ -]${assay}[: -]*(?<status>${STATUS})$`,
    String.raw`^(?<gene>\S+?)[ -]?(?<status>${STATUS}) (?:by |on |in )?\(?(?:by )?${assay}\)?$`,
    String.raw`^(?<status>loss) of (?<gene>\S+) (?:by |on )?\(?${assay}\)?$`,
  ];
  const said = shapes.map((shape) => new RegExp(shape, 'i').exec(text)?.groups).find((groups) => groups !== undefined);
  return said === undefined ? null : { gene: said['gene'] ?? '', status: (said['status'] ?? '').toLowerCase() };
}

const isPositive = (status: string): boolean => /^(?:pos|\+)/.test(status);
const isNegative = (status: string): boolean => /^(?:neg|-|not )/.test(status);

function byHybridization({ gene, status }: Seen): string | null {
  const what = BROKEN.test(gene) ? 'rearrangement' : COUNTED.test(gene) ? 'amplification' : null;
  if (/rearranged$/.test(status)) return `${isNegative(status) ? 'no ' : ''}${gene} rearrangement`;
  if (/amplified$/.test(status)) return `${isNegative(status) ? 'no ' : ''}${gene} amplification`;
  if (what === null) return null;
  return isPositive(status) ? `${gene} ${what}` : isNegative(status) ? `no ${gene} ${what}` : null;
}

function byStaining({ gene, status }: Seen): string | null {
  const plain = `${gene} ${isPositive(status) ? 'positive' : isNegative(status) ? 'negative' : status}`;
  if (statedBiomarker(plain) !== null) return plain;
  if (/^ALK$/i.test(gene)) return isPositive(status) ? 'ALK rearrangement' : isNegative(status) ? 'no ALK rearrangement' : null;
  if (/^(?:loss|lost|absent)$/.test(status)) return `${gene} loss of expression`;
  return isPositive(status) || /^over/.test(status) ? `${gene} overexpression` : null;
}
