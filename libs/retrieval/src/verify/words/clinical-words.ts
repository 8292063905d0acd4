/**
 * Words that stand for one another in a clinical sentence, our own list; each line is one idea and its first word names it. Spelled as stems are
 * made (`stem-of.ts`). Ideas of opposite direction never share a line.
 */
export const SAME_IDEA: readonly string[] = [
  // direction
  'increase higher greater elevated raised rise enhanced upregulated more increased high larger bigger most',
  'better improve improved improvement favorable favourable superior prolong prolonged longer lengthened extended extend fare',
  'decrease lower reduced reduction reduce less fewer diminished decline dropped attenuated low lowered fell decreased smaller least',
  'worse poor poorer inferior unfavorable unfavourable shorter shortened adverse short earlier sooner',
  // response
  'response respond responded responder responsive responding',
  'sensitive sensitivity sensitize sensitized susceptible',
  'resistant resistance refractory insensitive insensitivity',
  'benefit help helped efficacy effective effectiveness active activity antitumor clinical',
  'progress progression progressed progressing resumed recur recurrence recurred relapse relapsed @pd return back',
  'remission regress regression shrink shrinkage shrank',
  'inhibit inhibition inhibited suppress suppression suppressed block blocked abolish abolished abrogated blockade',
  'survival survive survived surviving alive outcome prognosis prognostic',
  'death died dead die mortality fatal deceased',
  'durable lasting sustained long maintained ongoing last lasted',
  // how things are told
  'associate association associated correlate correlated correlation linked link related relation relationship connected links tied goes',
  'predict predictive predictor predicts marker biomarker indicator indicate mark marks',
  'show showed shown demonstrate demonstrated display displayed exhibit exhibited observe observed seen see found find note noted report reported describe described detected detect identify identified documented evident record recorded find recognized',
  'confer conferred cause caused lead led result resulted induce induced produce produced drive brought bring yield yielded gave give explain explained contribute contributed contribution',
  'study trial cohort series analysis investigated investigate evaluated examined assess assessed tested analyzed',
  'patient patients case cases individual individuals people subject subjects carrier carriers person men women man woman children he she adults child',
  'treat treated treatment therapy therapies therapeutic regimen drug agent given received receive administered administration taking under on',
  'combine combination combined plus together addition added adding alongside doublet dual pair paired',
  'compare compared comparison versus vs than against relative whereas while contrast',
  'mutation mutant mutated mutations variant alteration altered substitution change changed abnormality aberration',
  'carry carried carrying harbor harboring harbour harbored bear bearing positive present possess have having had with containing contained express expressing presence',
  'acquire acquired secondary emerge emerged emergent emergence arise arising arose develop developed development appear appeared occurred occur occurrence newly new gained',
  'lack lacking absent absence without missing lost',
  'achieve achieved reach reached attain attained',
  'regarded regard considered consider deemed',
  'question matter issue',
  'loss lose losing inactivation inactivated deletion deleted delete',
  'fusion rearrangement rearranged translocation fused',
  'amplification amplified gain',
  'cell line lines cells clone clones model models vitro preclinical preclinically culture',
  'growth proliferation proliferate viability grow growing',
  'tumor tumour cancer neoplasm malignancy carcinoma disease malignant tumors cancers lesion',
  'metastatic metastasis metastases metastasized spread disseminated',
  'diagnosis diagnose diagnosed diagnostic define defining defines defined',
  'common frequent frequently often prevalent commonly usual',
  'rare uncommon infrequent rarely seldom few',
  'majority most mostly mainly main chiefly',
  'rate proportion percentage share fraction frequency',
  'dose dosage dosing concentration',
  'hyperglycemia glucose',
  'adverse side toxicity toxic toxicities event tolerated tolerability',
  'recommend recommended recommendation advise advised advisable offer offered should preferred prefer option choice',
  'uncertain unclear unknown unresolved open undetermined',
  'require required requires need needed necessary must rest rests',
  'different differ differed difference differences',
  'significant significantly significance',
  'random randomized randomised randomly randomization assigned',
  'initial first initially primary outset upfront',
  'group arm subgroup subset cohort population set',
  'test tested testing tests',
  'stain staining immunostaining immunohistochemistry',
  'untreated naive previously prior',
  'overall whole entire total',
  'partner fused',
  'hyperplasia overgrowth',
  'continue continued continuing carry persist persisted remained remain stayed stay retained keep still',
  'stop stopped discontinue discontinued discontinuation interrupt interrupted withdrawn',
  'both two',
  'half 0.5',
  'liver hepatic',
  'lung pulmonary',
  'kidney renal',
  'stomach gastric',
  'pancreas pancreatic',
  'ovary ovarian',
  'prostate prostatic',
  'brain cerebral intracranial',
  'breast mammary',
  'bladder urothelial vesical transitional',
  'skin cutaneous',
  'esophagus esophageal oesophageal',
  'rectum rectal',
  'colon colonic',
  'endometrium endometrial',
  'cervix cervical',
  'thyroid thyroidal',
  'bone skeletal osseous',
  'blood plasma serum circulating',
  'leukemia leukaemia leukemic',
  'germline hereditary inherited constitutional',
  'expression express expressed expresses',
  'overexpression overexpressed upregulation',
  'immunotherapy checkpoint',
  'surgery resection resected operation postoperative surgical surgically',
  'speculate speculation presume presumed hypothesize propose proposed may might could possible possibly potential potentially likely probably suggest',
];

/** Words that carry no claim of their own. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an the of in on at to for from by with and or as is are was were be been being has have had do does did this that these those it its
  their there which who whom whose than then also such into onto between among amongst within during after before since until over under up
  out about per via through when where while if both each other others another same own so thus therefore however yet still even too very
  but because although though whereas despite including include includes included involving respectively e g i we our they them he she his
  her all any some one ones not no nor neither none cannot can could would may might shall once upon along across toward towards versus vs
  compared well here case point made make makes put took take taken being get got goes go went come came part way use used using usage based according due regard respect
  against without unless either whether only just much many several few further additional respective overall present
  data result results finding findings evidence author authors work report paper publication abstract statement source record item level star stars rating pmid
  who's patient's subsequently thereafter afterwards then meanwhile again once upon deciding decide decided cover covers given made become became becomes led gave took taken came itself themselves himself herself thereby hence accordingly namely notably furthermore moreover additionally also instead rather around about approximately nearly almost roughly some such certain various like percent pct`.split(
    /\s+/,
  ),
);
