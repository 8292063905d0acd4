import { takeOut } from './identifier-class.ts';
import type { IdentifyingRule } from './identifier-class.ts';

const MONTH =
  '(?:jan(?:uary|uar)?|jän(?:ner)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?)';
const LONG_MONTH =
  '(?:january|januar|jänner|february|februar|march|märz|april|mai|june|juni|july|juli|august|september|october|oktober|november|december|dezember|May)';
const YEAR = '(?:19|20)\\d{2}';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const BEFORE = '(?<![\\p{L}\\d.:>*+_-])';
const AFTER = '(?![\\p{L}\\d])';

const date = (body: string, flags = 'giu'): RegExp => new RegExp(`${BEFORE}${body}${AFTER}`, flags);

/**
 * Dates go whole, also from-to; a year alone stands, but not the year of birth (45 CFR 164.514(b)(2)(i)(C)).
 *
 * | form | example |
 * |---|---|
 * | ISO 8601 | `2025-03-04`, `2025-03-04T10:00Z`, `2025-03` |
 * | German | `04.03.2025`, `4.3.25`, `am 4.3.`, `4. März 2025`, `März 2025` |
 * | English | `03/04/2025`, `3-4-25`, `4 March 2025`, `March 4th, 2025`, `Mar 2025`, `March 4` |
 * | month and year | `03/2025`, `03.2025` |
 * | birth | `born 1961`, `*1961`, `geb. 1961`, `DOB 1961`, `Jahrgang 61` |
 */
export const withoutDates: IdentifyingRule = (text, count) => takeOut('date', ...DATES)(text, count);

const DATES: readonly RegExp[] = [
  /(?<!\p{L})(?:born(?:\s(?:on|in))?|geb(?:oren)?\.?(?:\s(?:am|im))?|dob|d\.o\.b\.|date of birth|year of birth|geburts(?:datum|tag|jahr)|jahrgang)\s{0,2}[:=]?\s{0,2}(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d{2}(?:-\d{2}-\d{2})?|'?\d{2}(?![\d.%]))/giu,
  /(?<![\p{L}\p{N}])\*\s?(?:\d{1,2}\.\d{1,2}\.)?(?:19|20)\d{2}(?!\d)/gu,
  date(String.raw`${YEAR}-(?:0[1-9]|1[0-2])-${DAY}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`),
  date(String.raw`${YEAR}[./](?:0?[1-9]|1[0-2])[./]${DAY}`),
  date(String.raw`${DAY}\.\s?(?:(?:0?[1-9]|1[0-2])\.)?\s?[-\u2013]\s?${DAY}\.\s?(?:0?[1-9]|1[0-2])\.\s?(?:${YEAR}|\d{2})?`),
  date(String.raw`${DAY}([./-])\s?${DAY}\1\s?(?:${YEAR}|\d{2})`),
  date(String.raw`(?<=\b(?:am|vom|zum|bis|ab|seit|on)\s)${DAY}\.(?:0?[1-9]|1[0-2])\.`),
  date(String.raw`${DAY}(?:st|nd|rd|th|\.)?\s?(?:of\s)?${MONTH}\.?,?\s?(?:${YEAR}|'\d{2})`),
  date(String.raw`${MONTH}\.?\s${DAY}(?:st|nd|rd|th)?,?\s${YEAR}`),
  date(String.raw`${MONTH}\.?,?\s?(?:${YEAR}|'\d{2})`),
  date(String.raw`${DAY}(?:st|nd|rd|th|\.)?\s${LONG_MONTH}`),
  date(String.raw`(?!may)${LONG_MONTH}\s${DAY}(?:st|nd|rd|th)?(?!\s?(?:%|mg|patients))`),
  date(String.raw`(?:0?[1-9]|1[0-2])[./]${YEAR}`),
  date(String.raw`${YEAR}-(?:0[1-9]|1[0-2])`),
];
