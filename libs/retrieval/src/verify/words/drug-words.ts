import { DRUG_SYNONYMS } from '@consilium/domain/evidence';

/** Substances without a telling end to their name, and regimens; our own list beside the domain's synonyms. */
const WITHOUT_STEM =
  `aspirin metformin methotrexate etoposide vincristine vinblastine vinorelbine melphalan busulfan carmustine lomustine mitomycin mitotane
  bleomycin dactinomycin asparaginase pegaspargase hydroxyurea thioguanine mercaptopurine prednisone prednisolone dexamethasone interferon peginterferon aldesleukin
  bortezomib carfilzomib ixazomib thalidomide lenalidomide pomalidomide octreotide lanreotide leuprolide goserelin degarelix bicalutamide flutamide
  nilutamide megestrol raloxifene toremifene anastrozole letrozole exemestane tretinoin bexarotene vorinostat romidepsin belinostat panobinostat entinostat
  chlorambucil bendamustine cyclophosphamide ifosfamide dacarbazine procarbazine temozolomide topotecan irinotecan eribulin trabectedin ixabepilone
  fludarabine cladribine clofarabine nelarabine decitabine azacitidine cytarabine gemcitabine capecitabine fluorouracil floxuridine pemetrexed raltitrexed pralatrexate
  omacetaxine glasdegib selinexor venetoclax navitoclax tagraxofusp blinatumomab perifosine chloroquine hydroxychloroquine celecoxib ibuprofen sulindac
  simvastatin atorvastatin rapamycin sirolimus everolimus temsirolimus ridaforolimus tipifarnib lonafarnib plerixafor eflornithine
  folfox folfiri folfirinox folfoxiri capox xelox chop abvd pomb carboplatin cisplatin oxaliplatin nedaplatin doxorubicin daunorubicin idarubicin
  epirubicin mitoxantrone paclitaxel docetaxel cabazitaxel warfarin ketoconazole zoledronate denosumab tegafur levoleucovorin leucovorin`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Stems of the World Health Organization's INN list (oncology): a drug that no loaded record names is caught by its stem. */
const DRUG_STEM =
  /^(?:[a-z]{2,}(?:tinib|rafenib|metinib|ciclib|parib|lisib|sertib|denib|rasib|fosfamide|taxel|platin|rubicin|tabine|trexed|limus|degib|clax|zomib|inostat|staurin|lutamide|estrant|relix|vastatin|mycin|poside|tecan|fenib|drostat|stat|tant|gepant|anib|vedotin|deruxtecan|emtansine|ozogamicin|menib)|[a-z]{4,}(?:mab|leucel|ib|cept|fene|sartan|pimut|popt|statin|azole|oxacin|gliptin|olol|terone|tinoin))$/;
const NOT_DRUGS = new Set([
  'important',
  'resistant',
  'instant',
  'constant',
  'concomitant',
  'assistant',
  'distant',
  'substant',
  'thermostat',
  'accept',
  'concept',
  'except',
  'intercept',
  'reluctant',
  'militant',
  'mutant',
]);

const NAMED: ReadonlySet<string> = new Set([...WITHOUT_STEM, ...Object.keys(DRUG_SYNONYMS).flatMap((name) => name.split(' '))]);

export const isDrugWord = (word: string): boolean =>
  !NOT_DRUGS.has(word) && ((NAMED.has(word) && word.length > 3 && /^[a-z]/.test(word)) || DRUG_STEM.test(word));

/** `osimertinib: tagrisso | azd9291`, in the form of the clinical phrases. */
export const DRUG_PHRASES: readonly string[] = Object.entries(DRUG_SYNONYMS).flatMap(([generic, names]) =>
  /[():]/.test(generic) ? [] : [`${generic}: ${names.filter((name) => !/[():]/.test(name)).join(' | ')}`],
);

/** Classes of drugs and other ways to treat. A claim that names one needs it in its source. */
export const TREATMENT_CLASSES: ReadonlySet<string> = new Set(
  `chemotherapy platinum taxane anthracycline immunotherapy radiotherapy radiation surgery transplant transplantation placebo endocrine hormonal hormone
  antibody inhibitor chemoradiotherapy radioiodine vaccine interferon steroid steroids cellular car`.split(/\s+/),
);
