import type { Standing } from '@consilium/domain/evidence';
import { concernOf, isRetractedTitle, isRetractedType, noticeOf, worstOf } from './standing.ts';

export interface Reference {
  /** `RetractionIn`, `RIN`, `Retraction in`. */
  readonly kind: string;
  readonly pmid: string | null;
}

interface StandingFields {
  readonly standing: Standing;
  readonly notices: readonly string[];
  readonly concerns: readonly { readonly pmid: string; readonly standing: Standing }[];
}

/** Standing of a publication from everything that a record says about it; the worst speaks. */
export function standingOf(references: readonly Reference[], publicationTypes: readonly string[], title: string): StandingFields {
  const notices = references.flatMap(({ kind, pmid }) => {
    const notice = noticeOf(kind);
    return notice === null ? [] : [{ ...notice, pmid }];
  });
  const isRetracted = publicationTypes.some(isRetractedType) || isRetractedTitle(title);
  return {
    standing: worstOf([...notices.map(({ standing }) => standing), isRetracted ? 'retracted' : 'current']),
    notices: [...new Set(notices.map(({ name, pmid }) => (pmid === null ? name : `${name} pubmed:${pmid}`)))],
    concerns: references.flatMap(({ kind, pmid }) => {
      const standing = concernOf(kind);
      return standing === null || pmid === null ? [] : [{ pmid, standing }];
    }),
  };
}

export const pmidOf = (text: string | null | undefined): string | null => {
  const digits = text?.trim().replace(/^(?:pmid:?\s*|pubmed:)/i, '') ?? '';
  return /^[1-9]\d{0,8}$/.test(digits) ? digits : null;
};

export const pmcidOf = (text: string | null | undefined): string | null => {
  const found = /^(?:PMC)?([1-9]\d{0,9})(?:\.\d+)?$/i.exec(text?.trim() ?? '');
  return found ? `PMC${found[1]}` : null;
};

/** DOI in small letters, without resolver: names of DOIs know no case. */
export const doiOf = (text: string | null | undefined): string | null => {
  const found = /(10\.\d{4,9}\/\S{1,300})$/.exec(text?.trim().replace(/\s*\[doi\]$/i, '') ?? '');
  return found?.[1]?.toLowerCase() ?? null;
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = /^(\d{4})(?:[\s/.-]+([A-Za-z]{3,9}|\d{1,2}))?(?:[\s/.-]+(\d{1,2}))?(?![\d])/;

/** `2024 May 17`, `2024-05-17T…`, `2024 May-Jun` and `20240517` as ISO 8601, as exact as it says. */
export function isoDate(text: string | null | undefined): string | null {
  const plain = text?.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? '';
  const [, year, monthWord, day] = DATE.exec(plain) ?? [];
  if (year === undefined || year < '1800' || year > '2999') return null;
  const month = monthOf(monthWord);
  if (month === null) return year;
  const isDay = day !== undefined && Number(day) >= 1 && Number(day) <= 31;
  return isDay ? `${year}-${month}-${day.padStart(2, '0')}` : `${year}-${month}`;
}

function monthOf(word: string | undefined): string | null {
  if (word === undefined) return null;
  const number = /^\d+$/.test(word) ? Number(word) : MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : null;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ eng: 'en', ger: 'de', deu: 'de', fre: 'fr', fra: 'fr', spa: 'es', ita: 'it', jpn: 'ja', chi: 'zh', zho: 'zh', por: 'pt', rus: 'ru' },
  ...{ pol: 'pl', dut: 'nl', nld: 'nl', kor: 'ko', swe: 'sv', dan: 'da', nor: 'no', fin: 'fi', cze: 'cs', ces: 'cs', hun: 'hu', tur: 'tr' },
  ...{ ukr: 'uk', gre: 'el', ell: 'el', heb: 'he', ara: 'ar', per: 'fa', fas: 'fa', rum: 'ro', ron: 'ro', slo: 'sk', slk: 'sk', hrv: 'hr' },
};

/** BCP 47 of an ISO 639-2 code as the databases write it; null where it names none. */
export function languageOf(code: string | null | undefined): string | null {
  const small = code?.trim().toLowerCase() ?? '';
  return LANGUAGES[small] ?? (/^[a-z]{2}$/.test(small) ? small : null);
}

/** Labels of a structured abstract that was written into one text: `METHODS: … RESULTS: …`. */
const LABEL = /(?:^|(?<=[.!?)\]]\s))([A-Z][A-Z /,&'-]{3,60}):\s+/g;

export function partsOf(text: string): readonly { readonly label: string | null; readonly text: string }[] {
  const marks = [...text.matchAll(LABEL)];
  if (marks.length < 2 && !(marks[0]?.index === 0)) return text.trim() === '' ? [] : [{ label: null, text }];
  const first = text.slice(0, marks[0]?.index ?? 0);
  const parts = marks.map((mark, index) => ({
    label: mark[1] ?? null,
    text: text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length),
  }));
  return [{ label: null, text: first }, ...parts].filter((part) => part.text.trim() !== '');
}
