const ENGLISH = new Set(
  'the a an of in on with and or is are was were which what would could can should any for after to from does do did has have had this that it not no next options option first second line patient year old now how who when as by at be but there help good bad versus progression progressed against other than still we give call make'.split(
    ' ',
  ),
);
const GERMAN = new Set(
  'der die das ein eine einen einem einer und oder ist sind war was welche welcher welches mit ohne nach unter bei im in am vom von zu zur zum für fuer nicht kein keine noch wie womit gibt es hat haben soll kann als auch auf bereits jetzt weiter therapie nachgewiesen sinnvoll möglich moeglich patient patientin davor den dem des spricht wirkt'.split(
    ' ',
  ),
);
const OTHER = new Set(
  'le la les un une des du de et ou est sont avec pour dans après apres quel quelle quels quelles que qui sur pas el los las una unos con para por qué cual cuál cuáles después es son tratamiento opciones il lo gli uno di che della del dopo quale quali sono e o com não nao para uma depois qual quais opções het een van voor met welke wat bij niet na opties behandeling jest dla po jakie oraz czy w z i pacjent ile för och som efter vilka med behandling paciente patiente cáncer cancro kanker rak pulmón poumon mutación mutação leczenie'.split(
    ' ',
  ),
);

/** Language of a question by its small words and its letters; names alone are taken as English. */
export function languageOf(question: string): 'en' | 'de' | 'other' {
  const letters = question.match(/\p{L}/gu)?.length ?? 0;
  const latin = question.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin / letters < 0.6) return 'other';
  const words = (question.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length < 2 || word !== word.toUpperCase())
    .map((word) => word.toLowerCase());
  const count = (list: ReadonlySet<string>): number => words.filter((word) => list.has(word)).length;
  const [english, german, other] = [count(ENGLISH), count(GERMAN), count(OTHER)];
  if (other >= 2 && other > english && other > german) return 'other';
  return german > english || (german === english && /[äöüß]/i.test(question)) ? 'de' : 'en';
}
