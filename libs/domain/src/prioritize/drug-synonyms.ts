/**
 * Names under which a chart, a trial or a knowledge source may speak of a drug → its generic name (INN, or USAN where the two differ by spelling only).
 * Our own list of facts: brand names as on the labels of FDA or EMA, development codes, and other spellings. A name that means two drugs is left out.
 */
export const DRUG_SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  // EGFR, ERBB2, MET
  osimertinib: ['tagrisso', 'azd9291', 'azd-9291'], gefitinib: ['iressa'], erlotinib: ['tarceva'], afatinib: ['gilotrif', 'giotrif'], dacomitinib: ['vizimpro'],
  lazertinib: ['lazcluze', 'leclaza'], mobocertinib: ['exkivity', 'tak-788'], amivantamab: ['rybrevant'], sunvozertinib: ['zegfrovy'], cetuximab: ['erbitux'], panitumumab: ['vectibix'],
  trastuzumab: ['herceptin', 'herceptin hylecta', 'ogivri', 'kanjinti', 'trazimera', 'ontruzant', 'herzuma'], pertuzumab: ['perjeta'], lapatinib: ['tykerb', 'tyverb'], neratinib: ['nerlynx'], tucatinib: ['tukysa'], margetuximab: ['margenza'],
  'trastuzumab deruxtecan': ['enhertu', 't-dxd', 'ds-8201', 'ds-8201a'], 'trastuzumab emtansine': ['kadcyla', 't-dm1', 'tdm1'], zongertinib: ['hernexeos'], zanidatamab: ['ziihera'], zenocutuzumab: ['bizengri'],
  capmatinib: ['tabrecta', 'inc280'], tepotinib: ['tepmetko'], 'datopotamab deruxtecan': ['datroway', 'dato-dxd'], 'sacituzumab govitecan': ['trodelvy'], 'telisotuzumab vedotin': ['emrelis', 'teliso-v'],
  // ALK, ROS1, RET, NTRK, KRAS, BRAF, MEK
  crizotinib: ['xalkori'], ceritinib: ['zykadia'], alectinib: ['alecensa'], brigatinib: ['alunbrig'], lorlatinib: ['lorbrena', 'lorviqua'], ensartinib: ['ensacove'],
  entrectinib: ['rozlytrek'], larotrectinib: ['vitrakvi', 'loxo-101'], repotrectinib: ['augtyro'], taletrectinib: ['ibtrozi'], selpercatinib: ['retevmo', 'retsevmo', 'loxo-292'], pralsetinib: ['gavreto', 'blu-667'],
  sotorasib: ['lumakras', 'lumykras', 'amg 510', 'amg-510', 'amg510'], adagrasib: ['krazati', 'mrtx849'], vemurafenib: ['zelboraf', 'plx4032'], dabrafenib: ['tafinlar'], encorafenib: ['braftovi', 'lgx818'], tovorafenib: ['ojemda'],
  trametinib: ['mekinist'], cobimetinib: ['cotellic'], binimetinib: ['mektovi', 'mek162'], selumetinib: ['koselugo', 'azd6244'], mirdametinib: ['gomekli'], avutometinib: ['avmapki'],
  // ABL1, KIT, FLT3, JAK, BTK, BCL2, IDH, menin
  imatinib: ['gleevec', 'glivec', 'sti571'], dasatinib: ['sprycel'], nilotinib: ['tasigna'], bosutinib: ['bosulif'], ponatinib: ['iclusig'], asciminib: ['scemblix', 'abl001'], avapritinib: ['ayvakit', 'ayvakyt', 'blu-285'], ripretinib: ['qinlock'],
  regorafenib: ['stivarga'], sunitinib: ['sutent'], midostaurin: ['rydapt'], gilteritinib: ['xospata'], quizartinib: ['vanflyta'], ruxolitinib: ['jakafi', 'jakavi'], fedratinib: ['inrebic'], ibrutinib: ['imbruvica'], acalabrutinib: ['calquence'], zanubrutinib: ['brukinsa'], pirtobrutinib: ['jaypirca'],
  venetoclax: ['venclexta', 'venclyxto', 'abt-199'], idelalisib: ['zydelig'], duvelisib: ['copiktra'], ivosidenib: ['tibsovo', 'ag-120'], enasidenib: ['idhifa', 'ag-221'], olutasidenib: ['rezlidhia'], vorasidenib: ['voranigo'], revumenib: ['revuforj'], ziftomenib: ['komzifti'],
  'gemtuzumab ozogamicin': ['mylotarg'], 'inotuzumab ozogamicin': ['besponsa'], blinatumomab: ['blincyto'], 'brentuximab vedotin': ['adcetris'], tretinoin: ['vesanoid', 'all-trans retinoic acid', 'atra'], 'arsenic trioxide': ['trisenox'],
  // PARP, PI3K, CDK, hormones
  olaparib: ['lynparza', 'azd2281'], niraparib: ['zejula'], rucaparib: ['rubraca'], talazoparib: ['talzenna'], alpelisib: ['piqray', 'vijoice', 'byl719'], capivasertib: ['truqap', 'azd5363'], inavolisib: ['itovebi'], everolimus: ['afinitor', 'votubia', 'rad001'], sirolimus: ['rapamycin', 'fyarro'], temsirolimus: ['torisel'],
  palbociclib: ['ibrance'], ribociclib: ['kisqali'], abemaciclib: ['verzenio', 'verzenios'], fulvestrant: ['faslodex'], elacestrant: ['orserdu', 'korserdu'], imlunestrant: ['inluriyo'], tamoxifen: ['nolvadex'], anastrozole: ['arimidex'], letrozole: ['femara'], exemestane: ['aromasin'],
  abiraterone: ['zytiga', 'abiraterone acetate'], enzalutamide: ['xtandi'], apalutamide: ['erleada'], darolutamide: ['nubeqa'],
  // FGFR, VEGF, EZH2, hedgehog, others
  erdafitinib: ['balversa'], pemigatinib: ['pemazyre'], futibatinib: ['lytgobi'], infigratinib: ['truseltiq', 'bgj398'], tazemetostat: ['tazverik'], belzutifan: ['welireg'], vismodegib: ['erivedge'], sonidegib: ['odomzo'], cabozantinib: ['cabometyx', 'cometriq'], vandetanib: ['caprelsa'], lenvatinib: ['lenvima', 'kisplyx'], sorafenib: ['nexavar'], axitinib: ['inlyta'], pazopanib: ['votrient'],
  bevacizumab: ['avastin', 'mvasi', 'zirabev'], ramucirumab: ['cyramza'], zolbetuximab: ['vyloy'], 'mirvetuximab soravtansine': ['elahere'], tebentafusp: ['kimmtrak'], dordaviprone: ['modeyso', 'onc201', 'onc-201'], nirogacestat: ['ogsiveo'],
  // Checkpoint inhibitors, chemotherapy
  pembrolizumab: ['keytruda', 'mk-3475', 'lambrolizumab'], nivolumab: ['opdivo'], ipilimumab: ['yervoy'], atezolizumab: ['tecentriq', 'mpdl3280a'], durvalumab: ['imfinzi'], avelumab: ['bavencio'], cemiplimab: ['libtayo'], dostarlimab: ['jemperli'], tislelizumab: ['tevimbra'], retifanlimab: ['zynyz'], tremelimumab: ['imjudo'],
  fluorouracil: ['5-fluorouracil', '5-fu', '5fu', '5 fluorouracil', 'fluorouracil (5-fu)'], capecitabine: ['xeloda'], irinotecan: ['camptosar', 'cpt-11'], oxaliplatin: ['eloxatin'], cisplatin: ['cddp'], pemetrexed: ['alimta'], gemcitabine: ['gemzar'], temozolomide: ['temodar', 'temodal'], docetaxel: ['taxotere'], paclitaxel: ['taxol'],
  'nab-paclitaxel': ['abraxane', 'nab paclitaxel', 'paclitaxel protein-bound', 'albumin-bound paclitaxel'], doxorubicin: ['adriamycin', 'adriamycine'], cytarabine: ['ara-c', 'cytosine arabinoside'], azacitidine: ['vidaza', 'azacytidine'], leucovorin: ['folinic acid', 'calcium folinate'], mercaptopurine: ['6-mercaptopurine', '6-mp'], lenalidomide: ['revlimid'], rituximab: ['rituxan', 'mabthera'],
  'lutetium (177lu) vipivotide tetraxetan': ['pluvicto', '177lu-psma-617', 'lu-psma'], 'lutetium (177lu) dotatate': ['lutathera', '177lu-dotatate', 'lutetium (177lu) oxodotreotide', 'lutetium lu 177 dotatate'],
}; // prettier-ignore
