type Facts = Readonly<Record<string, string>>;

const plural = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`;

/**
 * Our own wording of a structured record, one short sentence.
 *
 * | kind | reads |
 * |---|---|
 * | label | `FDA label: dabrafenib + trametinib, melanoma with BRAF V600E, 2013.` |
 * | label withdrawn or narrowed | `FDA label: FGFR2 fusion, cholangiocarcinoma, does not support: sensitivity to infigratinib, approval withdrawn.` |
 * | guideline | `Guideline (NCCN 2.2025): …` |
 * | entity | `Entity-defining: BRAF V600E, hairy cell leukemia.` |
 * | knowledge-base | `CIViC EID1234, level B, 4 stars: EGFR L858R, lung adenocarcinoma, sensitivity to gefitinib; PMID 123.` |
 */
export function renderFact(id: string, facts: Facts): string {
  return `${headOf(id, facts)}: ${bodyOf(facts)}${tailOf(facts)}.`;
}

function headOf(id: string, facts: Facts): string {
  if (facts['kind'] === 'label') return facts['region'] ? `${facts['region']} label` : 'Label';
  if (facts['kind'] === 'guideline') return facts['sourceId'] ? `Guideline (${facts['sourceId']})` : 'Guideline';
  if (facts['kind'] === 'entity') return 'Entity-defining';
  const level = facts['level'] ? `, level ${facts['level']}` : '';
  const rating = facts['rating'] ? `, ${plural(facts['rating'], 'star', 'stars')}` : '';
  return `${recordName(id)}${level}${rating}`;
}

/** `civic:EID1234` reads `CIViC EID1234`; ids of our own pack say nothing to a reader and stay in the citation. */
function recordName(id: string): string {
  const [source, ...rest] = id.split(':');
  if (source === 'civic') return `CIViC ${rest.join(':')}`;
  return source === 'starter' ? 'Starter pack' : id;
}

function bodyOf(facts: Facts): string {
  const subject = facts['variant'] ?? facts['gene'] ?? 'molecular profile';
  const disease = facts['disease'] ?? 'tumor type not stated';
  const claim = claimOf(facts);
  const line = facts['line'] ? `, ${facts['line']}` : '';
  if (facts['kind'] === 'label' && facts['significance'] === 'sensitivity' && facts['direction'] !== 'does not support') {
    return `${facts['therapies'] ?? 'therapy not stated'}, ${disease} with ${subject}${line}`;
  }
  return facts['kind'] === 'entity' ? `${subject}, ${disease}` : `${subject}, ${disease}, ${claim}${line}`;
}

const TO_THERAPY: Readonly<Record<string, string>> = {
  sensitivity: 'sensitivity to',
  resistance: 'resistance to',
  adverse: 'adverse response to',
};
const TO_DISEASE: Readonly<Record<string, string>> = {
  positive: 'speaks for the diagnosis',
  negative: 'speaks against the diagnosis',
  better: 'better outcome',
  poor: 'poor outcome',
};

function claimOf(facts: Facts): string {
  if (facts['nature']) return facts['nature'];
  const direction = facts['significance'] ?? '';
  const toTherapy = TO_THERAPY[direction];
  const strength = facts['strength'] === 'reduced' ? 'reduced sensitivity, ' : '';
  const claim = toTherapy
    ? `${strength}${toTherapy} ${facts['therapies'] ?? 'a therapy not stated'}${facts['interaction'] ? `, ${facts['interaction']}` : ''}`
    : (TO_DISEASE[direction] ?? direction);
  return facts['direction'] === 'does not support' ? `does not support: ${claim}` : claim;
}

function tailOf(facts: Facts): string {
  const source = facts['kind'] === 'guideline' ? undefined : facts['sourceId'];
  const parts = [facts['year'], source, facts['pmid'] ? `PMID ${facts['pmid']}` : undefined, facts['publication']].filter(
    (part) => part !== undefined,
  );
  const unverified = facts['verification'] === 'unverified' ? '; unverified' : '';
  return `${parts.length > 0 ? `, ${parts.join(', ')}` : ''}${unverified}`;
}
