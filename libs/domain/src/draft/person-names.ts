import type { Count, IdentifyingRule } from './identifier-class.ts';

const PARTICLE = "(?:von der|von|vom|zu|zum|van der|van den|van|de la|de|della|di|da|dos|du|la|le|ter|ten|el|al|bin|ibn|O')";
const OTHER_TITLE = '(?!(?:Herrn?|Frau|Dr|Prof|Mrs?|Ms|Miss|Patient(?:in|en)?)(?!\\p{L}))';
const NAME = "\\p{Lu}[\\p{L}'\u2019]{0,30}\\.?(?:-\\p{Lu}[\\p{L}'\u2019]{1,30})?";
const names = (between: string): string =>
  `(?:(?:${PARTICLE}\\s){0,2}${OTHER_TITLE}${NAME}(?:${between}(?:(?:${PARTICLE}\\s){0,2}${OTHER_TITLE}${NAME})){0,3})`;
const NAMES = names('\\s');
/** Behind a label a name may stand turned around. */
const LISTED_NAMES = names(',?\\s');
const DEGREE = '(?:\\s?(?:med|dent|phil|rer|nat|univ|habil|h\\.c|vet)\\.){0,3}';
const TITLE = [
  `(?:[Pp]rof(?:essor(?:in)?)?\\.?|(?:PD|OA|OÄ|CA|FA|Univ\\.-Prof\\.)(?=\\s[DP]r))?\\s?[Dd]r\\.?${DEGREE}(?:\\s[Dd]r\\.${DEGREE})?`,
  '[Pp]rof(?:essor(?:in)?)?\\.?',
  '(?:Mr|Mrs|Ms|Miss|Mx|Sir|Herrn?|Frau|Hr|Fr|Fräulein|Schwester|Pfleger|Oberarzt|Oberärztin|Chefarzt|Chefärztin|Hausarzt|Hausärztin|Nurse)\\.?',
].join('|');
const TITLED = new RegExp(`(?<![\\p{L}\\d])(?:${TITLE})\\s{1,2}(${NAMES})`, 'gu');
const PATIENT = new RegExp(
  `(?<![\\p{L}\\d])(?:[Pp]atient(?:in|en)?|Pat\\.|pt\\.?)(?::|\\sis|\\sist|\\snamed|\\sheißt|\\snamens)?\\s{1,2}(${LISTED_NAMES})`,
  'gu',
);
/** Labels of a name need a colon or a blank behind them: `refractory` and `sonidegib` only begin like one. */
const LABEL = [
  '(?:(?:[Ff]ull|[Ff]irst|[Ll]ast|[Ff]amily|[Gg]iven|[Pp]atient) )?[Nn]ame',
  '[Nn]achname|[Vv]orname|[Ff]amilienname|[Ss]urname|Name des Patienten|Patientenname',
  '[Rr]eferring(?: physician)?|[Rr]eferred by|Zuweiser(?:in)?|Verfasser(?:in)?|[Ss]igned(?: by)?|[Gg]ez\\.|[Uu]nterzeichnet(?: von)?',
  'Tochter|Sohn|Ehefrau|Ehemann|[Ww]ife|[Hh]usband|[Dd]aughter|[Ss]on',
].join('|');
const LABELLED = new RegExp(`(?<![\\p{L}\\d])(?:${LABEL})(?:\\s{0,2}[:=]\\s{0,2}|\\s{1,2})(${LISTED_NAMES})`, 'gu');
const DICOM = /(?<![\p{L}\d])\p{L}{2,30}\^\p{L}{1,30}(?:\^[\p{L}\d]{1,30}){0,3}/gu;
const LOWER =
  /(?<![\p{L}\d])(?:mr|mrs|mr\.|mrs\.|herrn?|Mr\.?|Mrs\.?|Herrn?)\s(?!(?:has|is|with|was|had|hat|ist|mit|wurde|bekommt|kommt|und|and|who|der|die|im|in)(?!\p{L}))(\p{Ll}[\p{L}-]{2,30})/gu;

/** Words that stand behind "patient" or a title with a capital and are no names: what a board writes about. */
const CLINICAL =
  /\d|(?:\p{L}{4}nib|\p{L}{4}mab|platin|taxel|parib|limus|ciclib|rubicin|(?:ta|ra|rel)bine|trexed|lomide|tamide|lidomide|ozole|oxifen|strant|poside|tecan)$|(?:karzinom|sarkom|melanom|lymphom|gliom|myelom|adenom|blastom|carcinoma|sarcoma|melanoma|lymphoma|glioma|myeloma|adenoma|tumou?r|krebs|cancer|leuk(?:ä|e)mi[ae]|mutation|fusion|status|raucher(?:in)?)$/iu;
const NO_NAMES = new Set([
  ...[
    'EGFR',
    'KRAS',
    'NRAS',
    'HRAS',
    'BRAF',
    'MET',
    'RET',
    'ALK',
    'KIT',
    'BRCA',
    'ATM',
    'PTEN',
    'NTRK',
    'FGFR',
    'IDH',
    'ERBB',
    'HER',
    'MSI',
    'TMB',
  ],
  ...[
    'NSCLC',
    'SCLC',
    'CRC',
    'GIST',
    'AML',
    'CLL',
    'HCC',
    'TNBC',
    'RCC',
    'ECOG',
    'CT',
    'MRT',
    'MRI',
    'PET',
    'PD',
    'SD',
    'CR',
    'PR',
    'VAF',
    'NGS',
  ],
  ...[
    'Alter',
    'Zustand',
    'Diagnose',
    'Has',
    'Is',
    'With',
    'Was',
    'Received',
    'History',
    'Had',
    'Who',
    'Aged',
    'Age',
    'Stage',
    'Stadium',
    'Tier',
    'I',
  ],
  ...[
    'Erhält',
    'Wurde',
    'Mit',
    'Hat',
    'Ist',
    'Nach',
    'Exon',
    'Data',
    'Informed',
    'Consent',
    'Board',
    'Case',
    'ID',
    'Now',
    'On',
    'In',
    'The',
    'A',
  ],
]);

/**
 * Names behind a title, behind "patient", behind a label, and in DICOM form; what is clinical behind them stands.
 *
 * | given | becomes |
 * |---|---|
 * | `Prof. Dr. med. K. von Attrappe` | `[name]` |
 * | `Patient Erika Beispiel, EGFR L858R` | `Patient [name], EGFR L858R` |
 * | `Frau mit NSCLC`, `Patient EGFR L858R`, `MR imaging` | as given |
 * | `name: Erika Beispiel` | `[name]` |
 */
export const withoutNames: IdentifyingRule = (text, count) =>
  [TITLED, PATIENT, LABELLED].reduce(
    (rest, pattern) => rest.replace(pattern, (whole, found: string) => named(whole, found, count)),
    [DICOM, LOWER].reduce((rest, pattern) => rest.replace(pattern, () => replaced(count)), text),
  );

const replaced = (count: Count): string => {
  count('name');
  return '[name]';
};

/** The run of capitalized words ends at the first that is clinical. */
function named(whole: string, found: string, count: Count): string {
  const head = whole.slice(0, whole.length - found.length);
  const parts = found.split(/(\s)/);
  const clinical = parts.findIndex((part) => isClinical(part));
  const name = parts
    .slice(0, clinical < 0 ? parts.length : clinical)
    .join('')
    .trimEnd();
  if (name === '') return whole;
  const rest = found.slice(name.length);
  const keepsHead = /^(?:pat|pt)/i.test(head) || /[:=]\s*$/.test(head);
  return `${keepsHead ? head : ''}${replaced(count)}${name.endsWith(',') ? ',' : ''}${rest}`;
}

const isClinical = (part: string): boolean => NO_NAMES.has(part.replace(/[.,]$/, '')) || CLINICAL.test(part.replace(/[.,]$/, ''));
