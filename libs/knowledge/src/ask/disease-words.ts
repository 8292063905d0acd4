import { foldedName } from '../tumor-types/name-codes.ts';

/** German parts of tumor names and the English word that the names of the tree have; compounds are taken apart (`Kolorektalkarzinom`). */
const ORGANS: Readonly<Record<string, string>> = {
  lungen: 'lung', bronchial: 'lung', brust: 'breast', mamma: 'breast', darm: 'colorectal', dickdarm: 'colon', kolon: 'colon', kolorektal: 'colorectal', colorectal: 'colorectal', rektum: 'rectal', mastdarm: 'rectal',
  pankreas: 'pancreatic', bauchspeicheldruesen: 'pancreatic', nieren: 'kidney', nierenzell: 'renal cell', leber: 'liver', leberzell: 'hepatocellular', magen: 'gastric', oesophagus: 'esophageal', speiseroehren: 'esophageal',
  blasen: 'bladder', harnblasen: 'bladder', urothel: 'urothelial', ovarial: 'ovarian', eierstock: 'ovarian', zervix: 'cervical', gebaermutterhals: 'cervical', endometrium: 'endometrial', korpus: 'endometrial', prostata: 'prostate',
  schilddruesen: 'thyroid', haut: 'skin', gallenblasen: 'gallbladder', gallengangs: 'bile duct', cholangio: 'bile duct', gallenwegs: 'bile duct', hoden: 'testicular', haarzell: 'hairy cell', plattenepithel: 'squamous cell', basalzell: 'basal cell',
  merkelzell: 'merkel cell', nebennierenrinden: 'adrenocortical', thymus: 'thymic', vulva: 'vulvar', anal: 'anal', penis: 'penile', peniskarzinom: 'penile', hirn: 'brain', kopfhals: 'head and neck', adeno: 'adeno', speicheldruesen: 'salivary gland', mantelzell: 'mantle cell',
  synovial: 'synovial', osteo: 'osteo', lipo: 'lipo', leiomyo: 'leiomyo', rhabdomyo: 'rhabdomyo', fibro: 'fibro', chondro: 'chondro', angio: 'angio', weichteil: 'soft tissue', ewing: 'ewing', aderhaut: 'choroidal', stroma: 'stromal', granulosazell: 'granulosa cell', keimzell: 'germ cell', riesenzell: 'giant cell',
}; // prettier-ignore
const ENDS: Readonly<Record<string, string>> = {
  karzinom: 'cancer', carcinom: 'cancer', krebs: 'cancer', ca: 'cancer', adenokarzinom: 'adenocarcinoma', tumor: 'tumor', leukaemie: 'leukemia', lymphom: 'lymphoma', sarkom: 'sarcoma', melanom: 'melanoma', gliom: 'glioma',
}; // prettier-ignore
const SARCOMAS = new Set(['osteo', 'lipo', 'leiomyo', 'rhabdomyo', 'fibro', 'chondro', 'angio']);

/** Single words: German, British, short forms; the word that names are compared by. */
const WORDS: Readonly<Record<string, string>> = {
  carcinoma: 'cancer', ca: 'cancer', carcinomas: 'cancer', cancers: 'cancer', karzinom: 'cancer', krebs: 'cancer', adenoca: 'adenocarcinoma', adenokarzinom: 'adenocarcinoma', adenocarcinomas: 'adenocarcinoma', tumors: 'tumor', tumoren: 'tumor', neoplasms: 'neoplasm', neoplasien: 'neoplasm', neoplasie: 'neoplasm',
  leukaemia: 'leukemia', leukaemie: 'leukemia', lymphom: 'lymphoma', sarkom: 'sarcoma', melanom: 'melanoma', gliom: 'glioma', glioblastom: 'glioblastoma', neuroblastom: 'neuroblastoma', medulloblastom: 'medulloblastoma', myelom: 'myeloma', mesotheliom: 'mesothelioma', thymom: 'thymoma', oligodendrogliom: 'oligodendroglioma', astrozytom: 'astrocytoma', ependymom: 'ependymoma', mastozytose: 'mastocytosis', haemangioblastoma: 'hemangioblastoma', haemangioblastom: 'hemangioblastoma', haemangiopericytoma: 'hemangiopericytoma', haemangioendothelioma: 'hemangioendothelioma', phaeochromocytoma: 'pheochromocytoma', gastrointestinaler: 'gastrointestinal', stromatumor: 'stromal tumor',
  lungs: 'lung', pulmonary: 'lung', pulmonales: 'lung', lunge: 'lung', pancreas: 'pancreatic', pankreas: 'pancreatic', duktales: 'ductal', stomach: 'gastric', colonic: 'colon', kolorektales: 'colorectal', ovary: 'ovarian', ovaries: 'ovarian', oesophageal: 'esophageal', oesophagus: 'esophageal', esophagus: 'esophageal', endometrium: 'endometrial', cervix: 'cervical', prostatic: 'prostate', mammary: 'breast', urinary: 'urinary',
  akute: 'acute', akuter: 'acute', akuten: 'acute', chronische: 'chronic', chronischer: 'chronic', chronischen: 'chronic', myeloische: 'myeloid', myeloischen: 'myeloid', myelogenous: 'myeloid', lymphatische: 'lymphocytic', lymphatischen: 'lymphocytic', lymphoblastische: 'lymphoblastic', systemische: 'systemic', systemischen: 'systemic', papillaeres: 'papillary', papillaere: 'papillary', papillaeren: 'papillary', medullaeres: 'medullary', medullaeren: 'medullary', anaplastisches: 'anaplastic', anaplastischen: 'anaplastic', follikulaeres: 'follicular', uveales: 'uveal', uvealen: 'uveal', kutanes: 'cutaneous', kutanen: 'cutaneous', akrales: 'acral', intrahepatisches: 'intrahepatic', intrahepatischen: 'intrahepatic', extrahepatisches: 'extrahepatic', kleinzelliges: 'small cell', kleinzelligen: 'small cell', nichtkleinzelliges: 'non small cell', nichtkleinzelligen: 'non small cell', klarzelliges: 'clear cell', klarzelligen: 'clear cell', nicht: 'non', seroeses: 'serous', seroesen: 'serous', hepatozellulaeres: 'hepatocellular', hepatozellulaeren: 'hepatocellular', multiples: 'multiple', infantiles: 'infantile', nonsmall: 'non small', waldenstroem: 'waldenstrom', diffuses: 'diffuse', grosszelliges: 'large b cell', myelodysplastisches: 'myelodysplastic', syndrom: 'syndrome',
  adeno: 'adenocarcinoma', scc: 'squamous cell cancer', rcc: 'renal cell cancer', net: 'neuroendocrine tumor', nen: 'neuroendocrine neoplasm', medullaer: 'medullary', papillaer: 'papillary', anaplastisch: 'anaplastic', follikulaer: 'follicular', neuroendokriner: 'neuroendocrine', cca: 'cholangiocarcinoma', icca: 'intrahepatic cholangiocarcinoma', fibrolamellar: 'fibrolamellar', adult: 'adult', lowgrade: 'low grade', highgrade: 'high grade', grading: 'grade',
}; // prettier-ignore

/** Say nothing that tells one tumor from another. */
const FILLERS = new Set([
  'of',
  'the',
  'in',
  'nos',
  'and',
  's',
  'der',
  'des',
  'die',
  'vom',
  'im',
  'and',
  'type',
  'morbus',
  'with',
  'unspecified',
]);

/** Words by which a tumor name is compared: `Adenokarzinom der Lunge` and `lung adenocarcinoma` have the same. */
export function diseaseKey(name: string): string {
  const words = foldedName(name)
    .split(' ')
    .flatMap((word) => englishOf(word).split(' '))
    .filter((word) => word !== '' && !FILLERS.has(word));
  const distinct = new Set(words);
  if (distinct.has('adenocarcinoma')) distinct.delete('cancer');
  return [...distinct].sort().join(' ');
}

/** One folded word in the English of the tree. */
export function englishOf(word: string): string {
  if (Object.hasOwn(WORDS, word)) return WORDS[word] ?? word;
  if (Object.hasOwn(ORGANS, word)) return ORGANS[word] ?? word;
  const stem = word.replace(/(?<=karzinom|sarkom|melanom|lymphom|tumor)e?s$/, '').replace(/(?<=karzinom|sarkom|lymphom)e?n?$/, '');
  return compound(stem) ?? singular(word);
}

function compound(word: string): string | null {
  for (const [end, means] of Object.entries(ENDS)) {
    if (!word.endsWith(end) || end.length < 3) continue;
    const organ = word.slice(0, -end.length);
    if (organ === '') return means;
    const english = Object.hasOwn(ORGANS, organ) ? ORGANS[organ] : undefined;
    if (english === undefined) continue;
    if (english === 'adeno') return 'adenocarcinoma';
    return SARCOMAS.has(english) && means === 'sarcoma' ? `${english}sarcoma` : `${english} ${means}`;
  }
  return null;
}

const singular = (word: string): string => (word.length > 5 ? word.replace(/(?<=oma|emia|tumor|cer|neoplasm|lymphoma)s$/, '') : word);

/** German words that a slip can be mended to, whole compounds among them. */
export const germanDiseaseWords = (): readonly string[] => [
  ...Object.keys(WORDS),
  ...Object.keys(ORGANS).flatMap((organ) => ['karzinom', 'krebs'].map((end) => organ + end)),
];
