import { covers } from './span.ts';
import type { Span } from './span.ts';
import { looksLikeDrug } from './read-drugs.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Ends of tumor names in English and German. */
const TUMOR =
  /^[a-z]{3,}(?:carcinoma|sarcoma|blastoma|lymphoma|cytoma|thelioma|glioma|melanoma|leukemia|leukaemia|karzinom|sarkom|lymphom|blastom|zytom|gliom|leukaemie|myeloma)$/;
const PLAIN = /^(?:carcinoma|sarcoma|lymphoma|leukemia|leukaemia|karzinom|sarkom|lymphom)$/;

/** Words that have the form of a drug or of a tumor and that nothing in the knowledge is called by. */
export const unknownNames = (words: readonly Word[], { diseases }: QuestionVocabulary, taken: readonly Span[]): readonly string[] =>
  words.flatMap(({ text, key }, at) => {
    if (covers(taken, at)) return [];
    const isTumor = TUMOR.test(key) && !PLAIN.test(key) && !diseases.words.has(key);
    return isTumor || (looksLikeDrug(key) && key.length > 5) ? [text] : [];
  });
