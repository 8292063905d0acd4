import { ForwardOnly } from './forward-only.ts';

/** Finds issued decisions by the genes in the names of their findings: read off the signed content itself, so old decisions are found as well. */
export class FormerDecisions1764000000017 extends ForwardOnly {
  override readonly name = 'FormerDecisions1764000000017';
  protected override readonly sql = `
    -- Words of the names, whole, without their part after a hyphen (FLT3-ITD) and without the suffix vIII (EGFRvIII), in upper case.
    CREATE FUNCTION clinic.finding_words(content text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN ARRAY(
        SELECT DISTINCT upper(form) FROM jsonb_each_text(coalesce(content::jsonb->'findingNames', '{}')) n,
          regexp_split_to_table(n.value, '[^A-Za-z0-9-]+') word,
          unnest(ARRAY[word, split_part(word, '-', 1), regexp_replace(word, 'vIII$', '')]) form
        WHERE form <> '');
    CREATE INDEX decision_version_by_finding_word ON clinic.decision_version USING gin (clinic.finding_words(content));
  `;
}
