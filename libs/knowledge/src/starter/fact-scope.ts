import type { DiseaseScope, TumorType } from '@consilium/domain';

/** Reads `in` of a fact: OncoTree codes, `solid`, `solid except CODE …` or `any`. */
export function scopeOf(text: string): DiseaseScope {
  const [first, second, ...rest] = text.split(' ');
  if (first === 'solid' && second === 'except') return { scope: 'solid', except: rest };
  if (text === 'solid' || text === 'any') return { scope: text };
  return { scope: 'types', codes: text.split(' ') };
}

/** Codes that a scope names, to take in or to leave out. */
export function codesOfScope(scope: DiseaseScope): readonly string[] {
  if (scope.scope === 'types') return scope.codes;
  return scope.scope === 'solid' ? (scope.except ?? []) : [];
}

/** What clinicians call a disease that OncoTree spreads over several nodes. */
const COMMON_NAMES: Readonly<Record<string, string>> = {
  'BRCA IBC MBC': 'Breast Cancer',
  'STAD GEJ USTAD': 'Gastric or Gastroesophageal Junction Adenocarcinoma',
  'STAD GEJ USTAD ESCA': 'Gastric, Gastroesophageal Junction or Esophageal Adenocarcinoma',
  'OVT HGSFT PSEC': 'Ovarian, Fallopian Tube or Primary Peritoneal Cancer',
  'CHOL GBC': 'Biliary Tract Cancer',
  'BLCA UTUC UCU': 'Urothelial Carcinoma',
  'CESC CEAD CEAS': 'Cervical Cancer',
  'WDTC THPD THHC THAP': 'Non-Medullary Thyroid Cancer',
  'PDIFLG ENCG GNOS': 'Pediatric Low-Grade Glioma',
};

export function nameOfScope(scope: DiseaseScope, types: ReadonlyMap<string, TumorType>): string {
  const names = codesOfScope(scope).map((code) => types.get(code)?.name ?? code);
  if (scope.scope === 'types') return COMMON_NAMES[scope.codes.join(' ')] ?? names.join(' or ');
  if (scope.scope !== 'solid') return 'Cancer';
  return names.length === 0 ? 'Solid tumor' : `Solid tumor other than ${names.join(' or ')}`;
}
