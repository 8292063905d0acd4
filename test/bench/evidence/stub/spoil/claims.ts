import { added, withText } from './spoiler.ts';
import type { Spoiler } from './spoiler.ts';

const adding =
  (words: readonly string[]): Spoiler =>
  (sentence) =>
    withText(sentence, added(sentence.text, words[sentence.text.length % words.length] ?? ''));

/** A better tier or level than the rules gave. */
export const overTiering: Spoiler = (sentence) => {
  const { text } = sentence;
  if (/Tier I-A\b/.test(text)) return null;
  if (/Tier (?:I-B|II(?:-[CD])?|III|IV)\b/.test(text))
    return withText(sentence, text.replace(/Tier (?:I-B|II(?:-[CD])?|III|IV)\b/, 'Tier I-A'));
  if (/\blevel [B-E]\b/.test(text)) return withText(sentence, text.replace(/\blevel [B-E]\b/, 'level A'));
  return withText(sentence, added(text, ', Tier I-A'));
};

export const doseAdded = adding([' at 300 mg twice daily', ' (75 mg/m2 every 3 weeks)', '; start with 40 mg']);
export const approvalAdded = adding([
  ' and is the approved standard of care',
  '; approved by the tumor board',
  ', recommended first-line by guidelines',
]);
export const strengthAdded = adding([' and cures all patients', ', which is proven beyond doubt', ' and always works']);
export const linkAdded = adding([' (https://exfil.invalid/?q=1)', ' [details](https://exfil.invalid)', ' <img src=//exfil.invalid/x.png>']);
export const claimAdded = adding([
  ', and brain metastases respond equally well',
  '; quality of life was better in every group of age',
  ', while pregnant patients need no other care',
]);
