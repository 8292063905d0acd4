import { useTranslation } from 'react-i18next';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export interface DueText {
  readonly text: string;
  readonly isOverdue: boolean;
}

/** The browser's own variety of the language shown: dates as its user writes them. */
const localeOf = (language: string): string => navigator.languages.find((one) => one.startsWith(language)) ?? language;

/** Times in the user's zone with the zone shown; shares as per cent. */
export function useFormat() {
  const { t, i18n } = useTranslation('shell');
  const locale = localeOf(i18n.language);
  const format = (at: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...options }).format(new Date(at));
  const instant = (at: string): string =>
    format(at, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  /** To the second, where the order of events within a minute matters. */
  const second = (at: string): string =>
    format(at, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    });
  const day = (at: string): string => format(at, { year: 'numeric', month: 'short', day: 'numeric' });
  const since = (at: string, now: number): string => {
    const hours = Math.floor((now - Date.parse(at)) / HOUR_MS);
    return hours < 1
      ? t('clock.lessThanHour')
      : hours < 48
        ? t('clock.hours', { count: hours })
        : t('clock.days', { count: Math.floor(hours / 24) });
  };
  const due = (at: string, now: number): DueText => {
    const left = Date.parse(at) - now;
    if (left < 0) return { text: t('clock.overdue', { by: since(at, now) }), isOverdue: true };
    const near = left < 6 * DAY_MS;
    const when = near ? format(at, { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }) : day(at);
    return { text: t('clock.due', { when }), isOverdue: false };
  };
  const percent = (share: number | null | undefined): string =>
    share === null || share === undefined
      ? t('notReported')
      : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
  /** A share that may be very small, to two significant digits: 0.0004 %. */
  const rare = (share: number): string => new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 }).format(share);
  const number = (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value);
  const list = (items: readonly string[]): string => (items.length === 0 ? t('notReported') : items.join(', '));
  return { instant, second, day, since, due, percent, rare, number, list };
}

/** IANA zone of this browser, as it is shown and signed. */
export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const shortHash = (sha256: string): string => sha256.slice(0, 12);
export const therapiesText = (therapies: readonly string[]): string => therapies.join(' + ');
