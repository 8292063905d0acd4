import type { CopyNumber, Origin } from '@consilium/domain';

export type CsvKind = 'small-variant' | 'copy-number' | 'fusion' | 'biomarker' | 'expression' | 'wild-type' | 'text';

type Table<T> = readonly (readonly [RegExp, T])[];
const first = <T>(table: Table<T>, text: string): T | null => table.find(([words]) => words.test(text))?.[1] ?? null;

const KINDS: Table<CsvKind> = [
  [/^(?:snv|snp|mnv|indel|ins|del|mutation|small[ -]variant|short variant|variant|punktmutation|einzelnukleotidvariante|missense|nonsense|frameshift|splice)$/i, 'small-variant'],
  [/^(?:cnv|cna|cnvs|copy[ -]number(?: (?:variant|alteration|change))?|kopienzahl(?:veränderung|änderung)?|amplification|amplifikation|gain|loss|deletion)$/i, 'copy-number'],
  [/^(?:fusion|gene fusion|genfusion|translocation|translokation|rearrangement|sv|structural variant)$/i, 'fusion'],
  [/^(?:biomarker|marker|signature|signatur|ihc|immunhistochemie|immunohistochemistry)$/i, 'biomarker'],
  [/^(?:expression|rna expression|mrna)$/i, 'expression'],
  [/^(?:wild[ -]?type?|wt|wildtyp)$/i, 'wild-type'],
  [/^(?:text|other|andere|sonstige)$/i, 'text'],
]; // prettier-ignore

const COPY_CHANGES: Table<CopyNumber['change']> = [
  [/^(?:high[ -]level )?ampli(?:fication|fied|fikation|fiziert)$|^amp$/i, 'amplification'],
  [/^(?:gain|low[ -]level gain|copy[ -]number gain|zugewinn|duplication|duplikation)$/i, 'gain'],
  [/^(?:hom(?:o(?:zygous|zygote)?)?[ -.]*del(?:etion)?|deep deletion|biallelic loss|biallelischer verlust|homozygous loss|homozygoter verlust)$/i, 'deletion'],
  [/^(?:loss|verlust|het(?:ero(?:zygous|zygote)?)?[ -.]*del(?:etion)?|shallow deletion|copy[ -]number loss|loh|heterozygous loss|heterozygoter verlust)$/i, 'loss'],
]; // prettier-ignore

const ORIGINS: Table<Origin> = [
  [/^(?:somatic|somatisch|tumou?r|s)$/i, 'somatic'],
  [/^(?:germ[ -]?line|keimbahn|constitutional|konstitutionell|hereditary|hereditär|g)$/i, 'germline'],
  [/^(?:unknown|unbekannt|unclear|unklar|\?)$/i, 'unknown'],
];

export const kindNamed = (text: string): CsvKind | null => first(KINDS, text);
export const copyChangeNamed = (text: string): CopyNumber['change'] | null => first(COPY_CHANGES, text);
export const originNamed = (text: string): Origin | null => first(ORIGINS, text);

export const isWildType = (text: string): boolean => /^(?:wild[ -]?type?|wildtyp|wt)$/i.test(text);
/** A result that says there is nothing: it is no finding, and no wild type either, since it does not say how much of the gene was read. */
export const isNotDetected = (text: string): boolean =>
  /^(?:not detected|negativ(?:e)?|none|nicht nachgewiesen|kein nachweis|keine?(?: mutation| variante)?|no (?:mutation|variant)|absent|n\.? ?n\.?)$/i.test(
    text,
  );
export const isFusionText = (text: string): boolean => /::|--|\bfusion\b/i.test(text);
export const expressionNamed = (text: string): 'over' | 'under' | null =>
  first<'over' | 'under'>(
    [
      [/^(?:over[ -]?express(?:ion|ed)|überexpression|überexprimiert|high|hoch)$/i, 'over'],
      [/^(?:under[ -]?express(?:ion|ed)|unterexpression|low|niedrig|loss of expression|expressionsverlust)$/i, 'under'],
    ],
    text,
  );
