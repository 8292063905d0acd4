const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Written before a full stop that ends no sentence, in lower case. German two-part forms (`z. B.`) are single letters and need no entry. */
export const ABBREVIATIONS = words(
  'vs fig figs suppl dr drs prof mr mrs ms priv-doz al cf ca approx resp ref refs vol eq incl viz ed eds st dept var subsp ' +
    'bzw ggf evtl vgl nr abb tab usw inkl exkl zzgl sog bds mind tgl pat std str jg jan feb apr aug sept sep okt oct nov dez dec',
);

/** As {@link ABBREVIATIONS}, but a word of its own when no number follows: `No. 7` and `No. The tumor …`. */
export const BEFORE_NUMBER = words('no nos p pp sec chap art kap ziff s rs');

/** Words that open a sentence, so that a single letter before them (`hepatitis B. Patients …`) ended the last one. */
export const OPENERS = words(
  'the this these those there it in we our of for a an at all both patients no however overall although among after with to ' +
    'der die das dies diese dieser es im in wir bei alle beide patienten kein keine jedoch nach mit zu ein eine',
);

/** What a German ordinal stands before: `2. Linie`, `3. Mai`. */
export const AFTER_ORDINAL = words(
  'linie linientherapie zyklus zyklen tag woche monat jahr lebensjahr dekade januar februar märz april mai juni juli august september ' +
    'oktober november dezember quartal auflage generation operation gabe dosis stufe wahl grades',
);
