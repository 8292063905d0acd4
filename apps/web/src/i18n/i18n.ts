import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de/de.ts';
import { en } from './en/en.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = 'consilium-language';
const isLanguage = (text: string | null): text is Language => text === 'en' || text === 'de';

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  return isLanguage(kept) ? kept : navigator.language.startsWith('de') ? 'de' : 'en';
}

export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => (document.documentElement.lang = language));
  await i18next.use(initReactI18next).init({
    resources: { en, de },
    lng: firstLanguage(),
    fallbackLng: 'en',
    defaultNS: 'shell',
    keySeparator: '.',
    interpolation: { escapeValue: false },
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
}
