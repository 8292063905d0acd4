import { takeOut } from './identifier-class.ts';
import type { IdentifyingRule } from './identifier-class.ts';
import { withoutNames } from './person-names.ts';
import { withoutDates } from './written-dates.ts';

/** Numbers that are public knowledge, or figures of the laboratory: no rule about numbers reads them. */
const UNIT =
  '(?:\\/\\s?[\\u00B5\\u03BCu]?l|\\/mm|\\/\\s?h|[uU]\\/m?[lL]|I[EU]|[n\\u00B5\\u03BCm]?g\\/|cells|zellen|reads|leuko|thrombo|copies|kopien|bp|kb|mb|%|x\\b|×)';
const PUBLIC = new RegExp(
  [
    String.raw`\bNCT\d{8}\b`,
    String.raw`\b(?:PMID|pubmed)\s{0,2}[:#]?\s{0,2}\d{1,8}\b`,
    String.raw`\b(?:PMC|EID|COSM|COSV|VCV|RCV|SCV|rs|LRG_|ENS[TGP])\d+(?:\.\d+)?`,
    String.raw`\b[NX][MPRCG]_\d+(?:\.\d+)?`,
    String.raw`\b10\.\d{4,9}\/[^\s"<>]+`,
    String.raw`\b(?:chr)?(?:[1-9]|1\d|2[0-2]|X|Y|MT?):g?\.?\d{4,}(?:[-_]\d+)?(?:[ACGT]*>[ACGT]+|del|dup|ins[ACGT]+)?`,
    String.raw`\b[gcmn]\.[*-]?\d+\S*`,
    String.raw`\b(?:AZD|AMG|JNJ|MK|LY|PF|BLU|RMC|GSK|BGB|LOXO|TAK|INCB|CH|DS|BMS|SAR|MRTX|RO|LDK|BAY|ABT|ABBV|GDC|VX|XL|PLX|TPX|ARQ|ONO|BI|SHR|EPZ|ASP|RXDX|PD|NSC|KU|SB|SCH|AS|GF|AZ|TG|SU|ARRY|OSI|CEP|ZD|WZ|NVP|TAS|MLN|PHA|STI|CGP|UNC|BIBW|BIBF|CP)[- ]?\d{3,8}(?:X|R)?\b`,
    String.raw`\b\d{5,7}\s{0,1}${UNIT}`,
  ].join('|'),
  'gi',
);

/** Applies a rule to what lies between the public numbers. */
export const outsidePublic =
  (rule: IdentifyingRule): IdentifyingRule =>
  (text, count) => {
    const out: string[] = [];
    let at = 0;
    for (const found of text.matchAll(PUBLIC)) {
      out.push(rule(text.slice(at, found.index), count), found[0]);
      at = found.index + found[0].length;
    }
    return [...out, rule(text.slice(at), count)].join('');
  };

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const URL =
  /\b(?:https?|ftp|mailto|file):\S+|\bwww\.\S+|\b(?:[a-z\d-]{1,63}\.){1,6}(?:com|org|net|de|at|ch|eu|uk|info|io|invalid|test|example)\/\S*/giu;
const IP = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g;

const ADDRESS = [
  /\b(?!(?:\p{L}+-)?(?:Signal|Stoffwechsel|Atem|Reaktions|Harn)weg)\p{Lu}[\p{L}.-]{1,40}(?:stra(?:ß|ss)e|str\.|gasse|weg|allee|platz)\s?\d{1,4}\s?[a-z]?\b/gu,
  /\b\d{1,5}\s(?:\p{Lu}\p{L}{1,30}\s){1,3}(?:Street|St\.|Road|Rd\.|Avenue|Ave\.?|Lane|Drive|Boulevard|Blvd\.?)(?!\p{L})/gu,
  /(?<![\p{L}\d.])(?:(?:D|DE|A|AT|CH)-\s?\d{4,5}|\d{5})\s+\p{Lu}\p{Ll}{2,30}(?:[- ](?:am|an der|im|bei|ob der)\s\p{Lu}\p{Ll}{1,30})?/gu,
  /\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b/g,
  /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/g,
];

const PHONE = [
  /\b(?:tel(?:efon|ephone)?|phone|fax|mobile?|handy|call|anruf)\.?\s{0,2}[:#]?\s{0,2}[+(\d][\d ()/+.-]{4,20}\d/giu,
  /(?<![\p{L}\d.])(?:\+|00)\s?[1-9][\d ()/.-]{6,18}\d/gu,
  /(?<![\p{L}\d.,])\(?0\d{2,5}\)?[ /-]{1,3}\d[\d -]{3,12}\d/gu,
  /(?<![\p{L}\d.])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/gu,
];

/** Numbers behind a label, insurance numbers (German KVNR: a letter and nine digits; SSN: 3-2-4). */
const NAMED_NUMBER = [
  /\b(?:MRN|KVNR|KV-?Nr\.?|NHS(?:\s?(?:no|number))?|SSN|Fall(?:-?(?:Nr|nummer))?\.?|Pat(?:ienten)?-?(?:ID|Nr\.?|nummer)|(?:case|record|hospital|accession)\s(?:no|number)|Befund-?Nr\.?|Einsendenummer)\s{0,2}[.:#]?\s{0,2}(?=[\p{L}\d/-]{0,20}\d)[\p{L}\d][\p{L}\d/-]{1,20}(?:\s\d{3,4}){0,3}/giu,
  /\b[A-Z]\s?\d{3}\s?\d{3}\s?\d{3}\b/gi,
  /(?<![\d-])\d{3}[ -]\d{2}[ -]\d{4}(?![\d-])/g,
];
/** Every number of five digits or more that is no public one, with the letters and parts that belong to it. */
const NUMBER = [
  /(?<![\p{L}\d])[\p{L}]{1,6}[-_/]?\d{5,}[\p{L}\d]{0,4}(?:[/-]\d{1,6})?(?![\p{L}\d])/gu,
  /(?<![\p{L}\d.,])\p{L}{0,4}\d{1,6}[/-]\d{5,}(?!\d)/gu,
  /(?<![\d.,])\d{5,}(?:[/-]\d{1,6})?(?!\d)/gu,
];

/** 45 CFR 164.514(b)(2)(i)(C): ages over 89 are told as one group. */
const OLD = '(?:9\\d|1[0-3]\\d)';
const AGE = [
  new RegExp(String.raw`(?<![\p{L}\d.,])${OLD}(?=\s?-?\s?(?:years?|yrs?|yo\b|y\/o|y\.o\.|jahre?|jährig|j\.\s?alt))`, 'giu'),
  new RegExp(String.raw`(?<=\b(?:aged?|alter)\s{0,2}[:=]?\s{0,2}(?:of\s|von\s)?)${OLD}(?![\p{L}\d.,]*\d)`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\d.,>])${OLD}(?=[MFW]\b)`, 'gu'),
];
const withoutGreatAges: IdentifyingRule = (text, count) =>
  AGE.reduce(
    (rest, pattern) =>
      rest.replace(pattern, () => {
        count('age');
        return 'over 89';
      }),
    text,
  );

export const IDENTIFYING_RULES: readonly IdentifyingRule[] = [
  takeOut('e-mail', EMAIL),
  takeOut('link', URL),
  outsidePublic(withoutDates),
  takeOut('address', ...ADDRESS),
  withoutNames,
  withoutGreatAges,
  outsidePublic(takeOut('address', IP)),
  outsidePublic(takeOut('number', ...NAMED_NUMBER)),
  outsidePublic(takeOut('phone', ...PHONE)),
  outsidePublic(takeOut('number', ...NUMBER)),
];
