const SUMMARIES = ['ClinicalEvidenceSummaries', 'MolecularProfileSummaries', 'VariantSummaries'] as const;

/**
 * Addresses of the tables that {@link importCivic} needs, below a release's folder (`…/downloads/01-Aug-2025`, `…/downloads/nightly`).
 *
 * @returns null when the address does not end in a release (a date as CIViC writes it, or `nightly`)
 */
export function civicFileUrls(folder: string): readonly { readonly name: string; readonly url: string }[] | null {
  const base = folder.replace(/\/+$/, '');
  const release = /\/(\d{2}-[A-Z][a-z]{2}-\d{4}|nightly)$/.exec(base)?.[1];
  if (release === undefined || !/^https?:\/\//.test(base)) return null;
  return SUMMARIES.map((summary) => ({ name: `${release}-${summary}.tsv`, url: `${base}/${release}-${summary}.tsv` }));
}
