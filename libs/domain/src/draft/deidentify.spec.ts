import fc from 'fast-check';
import { deidentify } from './deidentify.ts';

const text = (given: string, identifiers: readonly string[] = []): string => deidentify(given, identifiers).text;

describe('deidentify', () => {
  test.each([
    ['case number', 'see PAT-0042 please', ['PAT-0042'], 'see [identifier] please'],
    ['other separators and case', 'pat 0042, PAT_0042, pat0042', ['PAT-0042'], '[identifier], [identifier], [identifier]'],
    ['long number in groups', 'no. 123 456 789', ['123456789'], 'no. [identifier]'],
    ['name turned around', 'MUSTERMANN, Erika', ['Erika Mustermann'], '[identifier]'],
    ['surname alone', 'has mustermann progressed?', ['Erika Mustermann'], 'has [identifier] progressed?'],
    ['umlaut spelled out', 'Muellers? Mueller, Muller', ['Müller'], 'Muellers? [identifier], [identifier]'],
    ['umlaut from its spelling', 'Jürgen', ['Juergen'], '[identifier]'],
    ['accent left away', 'Andre', ['André'], '[identifier]'],
    ['name with a zero-width joiner inside', 'Mus\u200dter', ['Muster'], '[identifier]'],
    ['file name', 'in Tumor_Erika.final.vcf', ['tumor_erika.final.vcf'], 'in [identifier]'],
    ['identifier inside another', 'A-1 and A-1-77', ['A-1', 'A-1-77'], '[identifier] and [identifier]'],
    ['only whole words', 'Maiorano', ['Maior'], 'Maiorano'],
    ['an empty identifier', 'as is', ['', '-', 'x'], 'as is'],
  ])('takes out given identifiers: %s', (_, given, identifiers, expected) => {
    expect(text(given, identifiers)).toBe(expected);
  });

  test.each([
    ['e-mail', 'write to e.muster+x@klinik.example now', 'write to [e-mail] now'],
    ['e-mail in disguise', 'e.muster (at) klinik.example', '[e-mail]'],
    ['URL', 'see https://klinik.invalid/p?id=7 and www.x.invalid', 'see [link] and [link]'],
    ['URL without scheme', 'upload.invalid/case', '[link]'],
    ['IP address', 'from 192.168.10.4', 'from [address]'],
    ['German phone', 'Tel.: 0221 478-12345', '[phone]'],
    ['international phone', 'call +49 (0)221 478 123', '[phone]'],
    ['North American phone', '(555) 010-9999', '[phone]'],
    ['ISO date', 'CT of 2025-03-04', 'CT of [date]'],
    ['ISO instant', '2025-03-04T10:15:00Z', '[date]'],
    ['German date', 'am 04.03.2025', 'am [date]'],
    ['short German date', 'seit 4.3.25', 'seit [date]'],
    ['German date without year', 'am 4.3. besprochen', 'am [date] besprochen'],
    ['German range', 'vom 04.-06.03.2025', 'vom [date]'],
    ['German month in words', '4. März 2025 und Mai 2024', '[date] und [date]'],
    ['US date', '3/4/2025', '[date]'],
    ['English date', 'on March 4th, 2025', 'on [date]'],
    ['English date, day first', '4 Mar 2025', '[date]'],
    ['day and month', 'since March 4 and 5 April', 'since [date] and [date]'],
    ['month and year', 'since 03/2025', 'since [date]'],
    ['year and month', 'since 2025-03', 'since [date]'],
    ['birth date', 'born 12.01.1961', '[date]'],
    ['birth year', 'geb. 1961, *1958', '[date], [date]'],
    ['DOB', 'DOB: 01/02/61', '[date]'],
    ['KVNR', 'A123456789', '[number]'],
    ['KVNR in groups', 'A 123 456 789', '[number]'],
    ['NHS number', '943 476 5919', '[phone]'],
    ['NHS number with label', 'NHS no 943-476-5919', '[number]'],
    ['SSN', '078-05-1120', '[number]'],
    ['record number', 'MRN 4711', '[number]'],
    ['record number without label', 'number 8836412', 'number [number]'],
    ['case number with year', 'Fall-Nr. 25/00123', '[number]'],
    ['specimen number', 'H2025-0012345', '[number]'],
    ['number with letters', 'PAT00123', '[number]'],
    ['street and town', 'Lindenstraße 12, 50674 Köln', '[address], [address]'],
    ['English street', '12 Long Acre Road', '[address]'],
    ['US state and ZIP', 'Springfield, IL 62704', 'Springfield, [address]'],
    ['UK postcode', 'EC1A 1BB', '[address]'],
    ['Swiss town', 'CH-8001 Zürich', '[address]'],
    ['doctor', 'Dr. Platzhalter asks', '[name] asks'],
    ['doctor with degrees', 'Prof. Dr. med. K. von Attrappe', '[name]'],
    ['hyphenated', 'Dr Beispiel-Muster', '[name]'],
    ['Mr and Mrs', 'Mr Smith and Mrs. O’Hara', '[name] and [name]'],
    ['Herr and Frau', 'Herr Muster, Frau Beispiel', '[name], [name]'],
    ['in lower case', 'herr muster hat EGFR', '[name] hat EGFR'],
    ['in capitals', 'Frau MUSTERMANN hat', '[name] hat'],
    ['patient', 'Patient Erika Beispiel, EGFR L858R', 'Patient [name], EGFR L858R'],
    ['patient with colon', 'Patientin: Beispiel, Erika', 'Patientin: [name]'],
    ['label', 'Name: Erika Beispiel', 'Name: [name]'],
    ['daughter', 'her daughter Erna Beispiel', 'her [name]'],
    ['referring doctor', 'Referring: Wibke Platzhalter', 'Referring: [name]'],
    ['signature', 'gez. Wibke Platzhalter', '[name]'],
    ['DICOM name', 'BEISPIEL^ANSGAR^19610230', '[name]'],
    ['name that ends like a tumor or drug', 'Frau Melanie Rose, Frau Sabine Blom, Herr Munib', '[name], [name], [name]'],
    ['name before a gene', 'Frau Beispiel EGFR L858R', '[name] EGFR L858R'],
    ['great age', 'a 93-year-old woman', 'a over 89-year-old woman'],
    ['great age in German', '91 Jahre, 90-jährige', 'over 89 Jahre, over 89-jährige'],
    ['great age behind a label', 'aged 94, Alter: 101', 'aged over 89, Alter: over 89'],
    ['great age with sex', '92F with', 'over 89F with'],
  ])('takes out what has the form of an identifier: %s', (_, given, expected) => {
    expect(text(given)).toBe(expected);
  });

  test.each([
    'EGFR L858R p.Leu858Arg c.2573T>G NM_005228.5 chr7:55191822T>G g.140453136A>T',
    'c.2025-10A>G and c.1799_1800delinsAA, exon 19 deletion E746_A750del',
    'TMB 12.5 Mut/Mb, VAF 0.34, MSI-high, PD-L1 TPS 90 %, HRD 42',
    'aged 63, 71-year-old man, 58 Jahre, ECOG 1, stage IV since 2019',
    'osimertinib 80 mg once daily, cisplatin 75 mg/m2 day 1, 3 cycles of 21 days',
    'NCT04487080, PMID: 28445112, pubmed:28445112, civic EID1234, rs121434568, COSM6224, doi 10.1056/NEJMoa1234567',
    'BAY 1895344, PF-06463922, JNJ-61186372, LY3527723, AZD9291, MK-3475',
    'platelets 150000/μl, ferritin 12345 ng/ml, leukocytes 12500 /μl, 10,000 reads',
    'Frau mit NSCLC, Patient EGFR L858R, Patient with KRAS G12C, Patient Osimertinib seit 2023',
    'MR imaging of the brain, MS spectroscopy, DR4, PD after Osimertinib, Patient Zustand nach Cisplatin',
    '3/12 lymph nodes, 2/3 of patients, p < 0.001, HR 0.46 (95% CI 0.37-0.57), 18.9 months',
    'ERBB2 exon 20 insertion A775_G776insYVMA, EML4::ALK, BRCA1 c.68_69del',
    'May 12 patients be treated? may be resistant; march of progress',
    'T1N2M0, G3, ypT2, Gleason 4+3=7, Ki-67 90 %, KPS 90, 90 Gy in 45 fractions',
    'refractory disease, chemotherapy-refractory cancer, sonidegib, Refractory Cytopenia of Childhood, reference, signedness',
    'PD173074, NSC348884, KU-0060648, SB202190, SCH772984, PD-0332991, ARRY-142886, SU11248',
    'OncoTree LUAD, ICD-10 C34.1, ICD-O 8140/3, 1p/19q codeletion, 17p deletion',
    'Welche Therapie bei BRAF V600E und kolorektalem Karzinom nach FOLFOX?',
  ])('leaves what the tumor board needs: %s', (given) => {
    expect(deidentify(given, [])).toEqual({ text: given, removed: {} });
  });

  it('counts what it took out by class', () => {
    expect(deidentify('Dr. Muster, 04.03.2025, 05.03.2025, P-7', ['P-7']).removed).toEqual({ name: 1, date: 2, identifier: 1 });
  });

  const CANARIES = fc.constantFrom(
    ...['Dr. Quastenflosser', 'Herr Quastenflosser', 'Frau Prof. Quastenflosser', 'Patient: Quastenflosser', 'QUASTENFLOSSER^ERNA'],
    ...[
      'erna@quastenflosser.example',
      'https://x.invalid/quastenflosser',
      '1961-02-28',
      '28.02.1961',
      '28 February 1961',
      'Tel. 0221 4711815',
    ],
    ...['+49 221 4711815', 'A471181599', '471-18-1599', 'MRN4711815', 'Nr. 4711815', '50674 Quastenflosser', 'Quastenflosserweg 4711'],
  );
  const CLINICAL = fc.constantFrom(
    'EGFR L858R',
    'NSCLC',
    'after osimertinib',
    '63 years',
    'TMB 12.5',
    '?',
    '-',
    '\n',
    'stage IV',
    'seit 2019',
  );

  it('lets no planted identifier through, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(CLINICAL, { maxLength: 5 }), CANARIES, fc.array(CLINICAL, { maxLength: 5 }), (before, canary, after) => {
        const out = text([...before, canary, ...after].join(' '));
        expect(out).not.toMatch(/quastenflosser|4711|1961|28\.02|february/i);
      }),
      { numRuns: 500 },
    );
  });

  it('lets no given identifier through, however it is written, and does nothing a second time', () => {
    const part = fc.stringMatching(/^[A-Za-z]{2,6}$|^\d{2,8}$/);
    const separator = fc.constantFrom('-', ' ', '_', '/', '.');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 2, maxLength: 3 }),
        separator,
        fc.oneof(separator, fc.constant('')),
        fc.boolean(),
        (parts, given, written, isUpper) => {
          const shown = isUpper ? parts.join(written).toUpperCase() : parts.join(written);
          const out = text(`question about ${shown} now`, [parts.join(given)]);
          expect(out).not.toContain(shown);
          expect(text(out)).toBe(out);
        },
      ),
      { numRuns: 300 },
    );
  });
});
