import type { Report } from './problem.ts';
import { reservedField } from './reserved-fields.ts';
import { parseStructured } from './structured-value.ts';
import type { MetaField } from './structured-value.ts';

const STRUCTURED = new Set(['INFO', 'FORMAT', 'FILTER', 'ALT', 'contig', 'SAMPLE', 'META']);
const TYPES = new Set(['Integer', 'Float', 'Flag', 'Character', 'String']);
const NAME = /^[^\s,*<>]+$/;
/** GRCh38 carries HLA contigs whose names have `*` and `:`. */
export const CONTIG = /^(?:HLA-\S+|[^\s,:*<>[\]]+)$/;
/** Before 4.3 the names of contig lines had no grammar of their own. */
const OLD_CONTIG = /^[^\s,<>]+$/;
const URL_HOST = /^<?\w+:\/\/(?:\w+@)?(?:[A-Za-z][\w.-]*|\d+\.\d+\.\d+\.\d+)(?::\d+)?\/\S*$/;

type Fields = ReadonlyMap<string, MetaField>;

/** Checks a `##` line. `minor` is the minor version of VCF 4. */
export function checkMeta(text: string, minor: number, report: Report): void {
  const equals = text.indexOf('=');
  const key = text.slice(2, equals === -1 ? undefined : equals);
  const value = equals === -1 ? '' : text.slice(equals + 1);
  if (equals === -1 || key === '' || value === '') return report('VCF.META_SYNTAX', 'The header line is not a key with a value.');
  if (key === 'assembly' || key === 'pedigreeDB') return checkLocation(key, value, report);
  const isPedigree = key === 'PEDIGREE';
  if (!STRUCTURED.has(key) && !isPedigree) return;
  const fields = parseStructured(value);
  if (fields === null)
    return report('VCF.META_SYNTAX', `The ${key} line is not a list of key=value pairs in angle brackets with balanced quotes.`, key);
  if (isPedigree) return checkPedigree(fields, minor, report);
  if (new Set(fields.map((field) => field.key)).size < fields.length) report('VCF.META_FIELD', `The ${key} line repeats a key.`, key);
  CHECKS.get(key)?.(new Map(fields.map((field) => [field.key, field])), minor, report, key);
}

type Check = (fields: Fields, minor: number, report: Report, key: string) => void;

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>(
  Object.entries({
    INFO: checkDefinition,
    FORMAT: checkDefinition,
    FILTER: (fields, _, report) => {
      checkId(fields, report, 'FILTER', /^[^\s;,]+$/);
      checkDescription(fields, report, 'FILTER');
    },
    ALT: checkAlt,
    contig: (fields, minor, report) => checkId(fields, report, 'contig', minor < 3 ? OLD_CONTIG : CONTIG),
    SAMPLE: checkSample,
    META: checkMetaList,
  }),
);

function checkId(fields: Fields, report: Report, key: string, grammar: RegExp): void {
  const [first] = fields.keys();
  const id = fields.get('ID')?.value ?? '';
  if (!fields.has('ID')) report('VCF.META_FIELD', `The ${key} line has no ID.`, key);
  else if (first !== 'ID') report('VCF.META_FIELD', `The ${key} line does not begin with its ID.`, key);
  else if (!grammar.test(id)) report('VCF.META_FIELD', `The ID of the ${key} line is empty or has a character that is not allowed.`, key);
}

function checkDescription(fields: Fields, report: Report, key: string): void {
  if (fields.get('Description')?.quoted !== true) report('VCF.META_FIELD', `The ${key} line has no description in double quotes.`, key);
}

function checkNumberAndType(fields: Fields, minor: number, report: Report, key: string): void {
  const letters = minor >= 5 ? '[AGRP.M]|L[AGR]' : minor >= 4 ? '[AGRP.]' : minor >= 2 ? '[AGR.]' : '[AG.]';
  const number = fields.get('Number')?.value ?? '';
  const type = fields.get('Type')?.value ?? '';
  if (!new RegExp(`^(?:\\d+|${letters})$`).test(number))
    report('VCF.META_FIELD', `The Number of the ${key} line is not one that the version allows.`, key);
  if (!TYPES.has(type) || (key === 'FORMAT' && type === 'Flag'))
    report('VCF.META_FIELD', `The Type of the ${key} line is not one that the version allows.`, key);
}

function checkDefinition(fields: Fields, minor: number, report: Report, key: string): void {
  checkId(fields, report, key, /^[^\s;,:=]+$/);
  checkNumberAndType(fields, minor, report, key);
  checkDescription(fields, report, key);
  if ([...fields.values()].some((field) => field.quoted && ['ID', 'Number', 'Type'].includes(field.key)))
    report('VCF.META_FIELD', `The ${key} line quotes a field that takes no quotes.`, key);
  const reserved = reservedField(key === 'INFO' ? 'INFO' : 'FORMAT', fields.get('ID')?.value ?? '', minor);
  if (!reserved) return;
  if (fields.get('Type')?.value !== reserved.type)
    report('VCF.META_RESERVED', `A reserved ${key} key is not of its type ${reserved.type}.`, key);
  if (fields.get('Number')?.value !== reserved.number)
    report('VCF.META_RESERVED', `A reserved ${key} key does not have its number ${reserved.number}.`, key);
}

function checkAlt(fields: Fields, minor: number, report: Report): void {
  checkId(fields, report, 'ALT', minor < 3 ? NAME : /^[^\s,<>]+$/);
  checkDescription(fields, report, 'ALT');
  const id = fields.get('ID')?.value ?? '';
  const isKnown = /^(?:DEL|INS|DUP|INV|CNV|BND)(?::|$)/.test(id);
  if (!isKnown && id.includes(':'))
    report('VCF.META_FIELD', 'The ID of the ALT line does not start with DEL, INS, DUP, INV or CNV.', 'ALT');
  if ([...fields.keys()][1] !== 'Description') report('VCF.META_FIELD', 'The ALT line has other fields than ID and Description.', 'ALT');
}

/** Callers put keys of their own here; only a mixture of genomes is held to the form of 4.1 and 4.2. */
function checkSample(fields: Fields, minor: number, report: Report): void {
  checkId(fields, report, 'SAMPLE', NAME);
  const mixture = fields.get('Mixture');
  if (minor >= 3 || !mixture) return;
  if (!fields.has('Genomes')) report('VCF.META_FIELD', 'The SAMPLE line has a Mixture but no Genomes.', 'SAMPLE');
  if (mixture.quoted) report('VCF.META_FIELD', 'The Mixture of the SAMPLE line is quoted.', 'SAMPLE');
}

function checkMetaList(fields: Fields, minor: number, report: Report): void {
  checkId(fields, report, 'META', NAME);
  checkNumberAndType(fields, minor, report, 'META');
  if (!/^\[.*\]$/.test(fields.get('Values')?.value ?? ''))
    report('VCF.META_FIELD', 'The Values of the META line are not in square brackets.', 'META');
}

function checkPedigree(fields: readonly MetaField[], minor: number, report: Report): void {
  if (minor >= 3 && fields[0]?.key !== 'ID') report('VCF.META_FIELD', 'The PEDIGREE line has no ID.', 'PEDIGREE');
  if (fields.length === 0 || fields.some(({ value }) => !/^[\w.-]+$/.test(value)))
    report('VCF.META_FIELD', 'A name of the PEDIGREE line is empty or has a character that is not allowed.', 'PEDIGREE');
}

function checkLocation(key: string, value: string, report: Report): void {
  if (value === '<>' || (value.includes('://') && !URL_HOST.test(value)))
    report('VCF.META_FIELD', `The ${key} line does not give a valid address.`, key);
  else if (!/^<?\w+:\//.test(value)) report('VCF.META_FIELD', `The ${key} line gives a name instead of an address.`, key, 'warning');
}
