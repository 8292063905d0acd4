/** Sites and kinds of tumors, as words. Generic words (cancer, tumor) name no tumor and are not among them. */
const SITES = `lung pulmonary pleural breast mammary colon colonic colorectal rectal rectum bowel cecum stomach gastric gastrointestinal gastroesophageal esophagus esophageal
  oesophageal liver hepatic hepatocellular biliary bile gallbladder pancreas pancreatic kidney renal bladder urothelial ureter urinary prostate prostatic testicular germ
  ovary ovarian endometrial endometrium uterine uterus cervix cervical vulva vulvar vagina vaginal skin cutaneous uveal ocular conjunctival acral mucosal brain cerebral
  thyroid adrenal adrenocortical pituitary parathyroid thymus thymic salivary parotid head neck oral oropharyngeal oropharynx laryngeal larynx nasopharyngeal sinonasal
  bone marrow peritoneal peritoneum appendix appendiceal anal anus penile neuroendocrine myeloid lymphoid lymphocytic lymphoblastic
  promyelocytic myelogenous promyelocyte monocytic spinal`;
const KINDS = `squamous adenosquamous melanocytic serous mucinous clear papillary follicular medullary anaplastic ductal lobular secretory basal merkel ewing wilms hodgkin burkitt
  mantle waldenstrom gist glial rhabdoid desmoid carcinoid thrombocythemia vera polycythemia mastocytosis histiocytosis neurofibromatosis myelodysplastic
  myeloproliferative lynch cowden fraumeni peutz hippel lindau tuberous castration stromal spitzoid spindle synovial alveolar pilocytic langerhans sezary transitional fibrolamellar desmoplastic embryonal neuroepithelial polyposis juvenile rosettes peripheral hamartoma acinar adnexal lentiginous gynecologic hematologic lymphoplasmacytic richter`;

const LISTED: ReadonlySet<string> = new Set(`${SITES} ${KINDS}`.split(/\s+/).filter((word) => word !== ''));
const NAMED_BY_END = /^[a-z]{3,}(?:oma|omas|omata|emia|emias|aemia|sarcoma|blastoma|cytosis|matosis|thelioma|phoma)$/;
const NOT_TUMORS = new Set([
  'anemia',
  'anaemia',
  'neutropenia',
  'hyperglycemia',
  'hypercalcemia',
  'ischemia',
  'stroma',
  'genoma',
  'symptoma',
  'coma',
  'aroma',
  'carcinoma',
  'carcinomas',
  'bacteremia',
  'hematoma',
  'edema',
  'trauma',
  'soma',
  'bilirubinemia',
  'hyperlipidemia',
  'hypoxemia',
]);

export const isDiseaseWord = (word: string): boolean => LISTED.has(word) || (NAMED_BY_END.test(word) && !NOT_TUMORS.has(word));

/**
 * What else a tumor is, in words: a claim may speak of the wider group.
 *
 * | source says | claim may say |
 * |---|---|
 * | adenocarcinoma | carcinoma, cancer (generic words of their own) |
 * | colon, rectal | colorectal |
 * | hepatocellular | liver |
 * | cholangiocarcinoma | biliary, bile |
 * | glioblastoma, astrocytoma, oligodendroglioma | glioma, glial, brain |
 * | promyelocytic, lymphoblastic | leukemia's wider words |
 */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  colon: ['colorectal', 'bowel', 'gastrointestinal'], rectum: ['colorectal', 'bowel'], colorectal: ['bowel', 'gastrointestinal'],
  hepatocellular: ['liver', 'hepat'], cholangiocarcinoma: ['biliary', 'bile'], gastrointestinal: [], esophagus: ['gastroesophageal'],
  glioblastoma: ['glioma', 'glial', 'brain'], astrocytoma: ['glioma', 'glial', 'brain'], oligodendroglioma: ['glioma', 'glial', 'brain'], glioma: ['brain', 'glial'],
  promyelocytic: ['myeloid'], myelogenous: ['myeloid'], lymphocytic: ['lymphoid'], lymphoblastic: ['lymphoid', 'lymphocytic'], dlbcl: ['lymphoma'],
  melanoma: ['skin'], gist: ['gastrointestinal', 'stromal'], cutaneous: ['skin'], rhabdomyosarcoma: ['sarcoma'], liposarcoma: ['sarcoma'], osteosarcoma: ['sarcoma', 'bone'],
  leiomyosarcoma: ['sarcoma'], fibrosarcoma: ['sarcoma'], angiosarcoma: ['sarcoma'], chondrosarcoma: ['sarcoma'], uveal: ['ocular'], bladder: ['urinary'],
}; // prettier-ignore

export const widerTumors = (word: string): readonly string[] => WIDER[word] ?? [];
