import type { TumorType } from '@consilium/domain';
import { crosswalkDiseases } from '../civic/disease-scope.ts';
import { formerCodes } from '../tumor-types/former-codes.ts';
import { foldedName, spokenNames } from '../tumor-types/name-codes.ts';
import { resolveTumorType } from '../tumor-types/resolve-tumor-type.ts';
import { diseaseKey, germanDiseaseWords } from './disease-words.ts';

/** Names of tumor types by the words they are compared by. */
export interface DiseaseNames {
  /** Key → name to resolve. */
  readonly names: ReadonlyMap<string, string>;
  /** Codes and short forms, read only as written. */
  readonly codes: ReadonlyMap<string, string>;
  readonly words: ReadonlySet<string>;
  readonly longest: number;
}

/** Codes that mean something else in a question. */
const NO_DISEASE = new Set([
  'BRCA',
  'RAS',
  'WT',
  'OS',
  'SS',
  'PB',
  'IS',
  'RD',
  'FT',
  'ES',
  'BOWEL',
  'LUNG',
  'LIVER',
  'SKIN',
  'BONE',
  'BRAIN',
  'EYE',
  'MSI',
  'HRD',
  'AR',
  'ET AL',
  'CNS',
]);
/** Names that are everyday words of a question. */
const NO_NAME = new Set(['blood', 'bcl', 'leuk', 'hist']);
const SHORT = new Set(['MM', 'PV', 'ET', 'SM', 'FL', 'HL', 'WM', 'UM', 'BL', 'GB']);
/** Short forms that clinics write beside those of the tree. */
const CLINIC: Readonly<Record<string, string>> = {
  'lung adeno': 'Lung Adenocarcinoma', mCRPC: 'Prostate Adenocarcinoma', TNBC: 'Invasive Breast Carcinoma', mTNBC: 'Invasive Breast Carcinoma', mBC: 'Invasive Breast Carcinoma', mRCC: 'Renal Cell Carcinoma', mNSCLC: 'Non-Small Cell Lung Cancer', eCCA: 'Extrahepatic Cholangiocarcinoma', mPDAC: 'Pancreatic Adenocarcinoma', LGSOC: 'Low-Grade Serous Ovarian Cancer', ASM: 'Systemic Mastocytosis', AdvSM: 'Systemic Mastocytosis', ALL: 'B-Lymphoblastic Leukemia/Lymphoma', cHL: 'Classical Hodgkin Lymphoma', SEGA: 'Subependymal Giant Cell Astrocytoma', SFT: 'Solitary Fibrous Tumor/Hemangiopericytoma', DDLPS: 'Dedifferentiated Liposarcoma', WDLPS: 'Well-Differentiated Liposarcoma', BTC: 'Cholangiocarcinoma', FLC: 'Fibrolamellar Carcinoma', HCL: 'Hairy Cell Leukemia', PTC: 'Papillary Thyroid Cancer',
}; // prettier-ignore
const PLAIN: readonly (readonly [name: string, means: string])[] = [
  ['fibrolamellar', 'Fibrolamellar Carcinoma'], ['breast cancer', 'Invasive Breast Carcinoma'], ['mamma ca', 'Invasive Breast Carcinoma'], ['triple negative breast cancer', 'Invasive Breast Carcinoma'], ['prostate cancer', 'Prostate Adenocarcinoma'], ['colorectal cancer', 'colorectal cancer'], ['biliary tract cancer', 'Cholangiocarcinoma'], ['biliary cancer', 'Cholangiocarcinoma'], ['waldenstrom', 'waldenstrom macroglobulinemia'], ['medullary thyroid cancer', 'medullary thyroid cancer'],
  ['adenoid cystic cancer', 'Adenoid Cystic Carcinoma'], ['ovarian cancer', 'ovarian epithelial cancer'], ['ovarian tumor', 'ovarian cancer'], ['von hippel lindau', 'Hemangioblastoma'], ['hypereosinophilic syndrome', 'Chronic Eosinophilic Leukemia, NOS'], ['stomach cancer', 'gastric cancer'], ['renal cancer', 'renal cell carcinoma'], ['granulosa cell tumor', 'Granulosa Cell Tumor'],
  ['lung cancer', 'Non-Small Cell Lung Cancer'], ['liver cancer', 'Hepatocellular Carcinoma'], ['mesothelioma', 'Pleural Mesothelioma'], ['lobular cancer', 'Breast Invasive Lobular Carcinoma'], ['merkel cell', 'Merkel Cell Carcinoma'], ['ewing', 'Ewing Sarcoma'], ['wilms', "Wilms' Tumor"], ['hodgkin', 'Hodgkin Lymphoma'], ['burkitt', 'Burkitt Lymphoma'], ['cervical cancer', 'Cervical Squamous Cell Carcinoma'], ['head and neck cancer', 'Head and Neck Squamous Cell Carcinoma'], ['uterine cancer', 'Endometrial Carcinoma'],
  ['hairy cell', 'Hairy Cell Leukemia'], ['mantle cell', 'Mantle Cell Lymphoma'], ['adrenocortical', 'Adrenocortical Carcinoma'], ['pheo', 'Pheochromocytoma'], ['chromophobe', 'Chromophobe Renal Cell Carcinoma'], ['myelofibrosis', 'Primary Myelofibrosis'], ['solid tumor', 'Cancer of Unknown Primary'], ['any solid tumor', 'Cancer of Unknown Primary'], ['solider tumor', 'Cancer of Unknown Primary'], ['oligo', 'Oligodendroglioma'], ['testicular germ cell tumor', 'Non-Seminomatous Germ Cell Tumor'],
  ['erdheim chester', 'Erdheim-Chester Disease'], ['rosai dorfman', 'Rosai-Dorfman Disease'],
  ['t pll', 'T-Cell Prolymphocytic Leukemia'], ['secretory cancer', 'secretory carcinoma of the salivary gland'], ['ampullary', 'ampullary cancer'], ['pvns', 'tenosynovial giant cell tumor'], ['astrocytoma', 'glioma'],
  ...['ge junction', 'gastroesophageal junction', 'gastro oesophageal junction', 'esophagogastric junction', 'gej', 'egj', 'aeg'].map((name) => [name, 'Adenocarcinoma of the Gastroesophageal Junction'] as const), ['cscc', 'Cutaneous Squamous Cell Carcinoma'],
]; // prettier-ignore

/** @param isGene a code that is a gene as well is the gene (`ATM`) */
export function diseaseNames(types: readonly TumorType[], isGene: (name: string) => boolean): DiseaseNames {
  const names = new Map<string, string>();
  const codes = new Map<string, string>(Object.entries(CLINIC));
  const put = (name: string, means = name): void => {
    const key = diseaseKey(name);
    if (NO_NAME.has(key)) return;
    if (key.length > 4) for (const one of [key, ...shorterKeys(key)]) if (!names.has(one)) names.set(one, means);
    const code = key.toUpperCase();
    if (code.length > 2 && code.length < 5 && !codes.has(code) && !NO_DISEASE.has(code)) codes.set(code, means);
  };
  for (const [name, means] of PLAIN) put(name, means);
  for (const name of spokenNames().keys()) put(name);
  const organs = new Set(types.filter(({ parent }) => parent === null || parent === 'TISSUE').map(({ code }) => code));
  for (const { code, name } of types) {
    if (organs.has(code)) continue;
    put(name);
    for (const part of name.split('/')) if (diseaseKey(part).includes(' ')) put(part, name);
    if (isReadAsCode(code) && !isGene(code) && !codes.has(code)) codes.set(code, code);
  }
  for (const code of formerCodes()) if (isReadAsCode(code) && !codes.has(code)) codes.set(code, code);
  for (const name of crosswalkDiseases()) put(name);
  const words = [...names.keys()]
    .flatMap((key) => key.split(' '))
    .concat(germanDiseaseWords().flatMap((word) => foldedName(word).split(' ')));
  return { names, codes, words: new Set(words.filter((word) => word.length > 3)), longest: 8 };
}

/** Names of three and more words are read without the word "cancer" as well: `ovarian high-grade serous`, `esophageal squamous`. */
function shorterKeys(key: string): readonly string[] {
  const words = key.split(' ');
  const bare = words.filter((word) => word !== 'cancer');
  const squamous = bare.includes('squamous') ? bare.filter((word) => word !== 'cell') : bare;
  return words.length < 3 || !words.includes('cancer')
    ? []
    : [bare, squamous].filter((list) => list.length > 1).map((list) => list.join(' '));
}

const isReadAsCode = (code: string): boolean => (code.length > 2 || SHORT.has(code)) && !NO_DISEASE.has(code);

/** The node that a name means; of several the nearest node above them all, unless that is the root. */
export function nodeOf(name: string, types: readonly TumorType[]): TumorType | null {
  const found = resolveTumorType({ code: types.some(({ code }) => code === name) ? name : null, text: name }, types);
  if (found.ok) return found.value;
  const candidates = found.refusal.detail['candidates'];
  if (!Array.isArray(candidates)) return null;
  const paths = candidates.map((code: unknown) => pathOf(String(code), types));
  const shared = paths[0]?.find((node) => paths.every((path) => path.includes(node)));
  return types.find(({ code, parent }) => code === shared && parent !== null && parent !== 'TISSUE') ?? null;
}

/** A long word that names of one branch alone have (`dermatofibrosarcoma`): the nearest node above them all; null where it says too little. */
export function nodeOfWord(word: string, types: readonly TumorType[]): TumorType | null {
  const named = types.filter(({ name }) => diseaseKey(name).split(' ').includes(word));
  const paths = named.map(({ code }) => pathOf(code, types));
  const shared = paths[0]?.find((node) => paths.every((path) => path.includes(node)));
  return types.find(({ code, parent }) => code === shared && parent !== null && parent !== 'TISSUE') ?? null;
}

/** The node and all above it, nearest first. */
export function pathOf(code: string, types: readonly TumorType[]): readonly string[] {
  const path: string[] = [];
  for (let at: string | null = code; at !== null && !path.includes(at); at = types.find((type) => type.code === at)?.parent ?? null)
    path.push(at);
  return path;
}
