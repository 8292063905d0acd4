const PD_L1_SCORES = ['TPS', 'TC', 'CPS', 'IC', 'TAP'] as const;
const PD_L1_CUTOFFS = [1, 5, 10, 20, 50] as const;

/**
 * The `bio:` keys that the starter pack may use (2-domain-rules §1.5): those that the reading of a biomarker finding yields, so that knowledge
 * and cases name a biomarker alike. A new one is added here and in `annotate/biomarker-keys.ts`.
 *
 * | key | true for a case that states |
 * |---|---|
 * | `bio:MSI-H` `bio:MSI-L` `bio:MSS` | MSI high · low · stable |
 * | `bio:dMMR` `bio:pMMR` | MMR deficient · proficient |
 * | `bio:TMB-H` `bio:TMB-L` `bio:HRD` `bio:HRP` | TMB or HRD at or above · below the policy's threshold for the assay |
 * | `bio:HER2-positive` `bio:HER2-3+` `bio:HER2-low` `bio:HER2-ultralow` `bio:HER2-negative` | as named (ASCO/CAP 2023) |
 * | `bio:ER-positive` `bio:ER-negative` `bio:PR-positive` `bio:PR-negative` `bio:EBV-positive` `bio:HPV-positive` | as named |
 * | `bio:1p19q-codeletion` | whole-arm loss of 1p and 19q, as a biomarker `1p/19q` with status or in words |
 * | `bio:PD-L1-TPS-50` … | PD-L1 score of that kind (TPS, TC, CPS, IC, TAP) at or above 1, 5, 10, 20, 50 |
 * | `bio:PD-L1-positive` `bio:PD-L1-negative` | PD-L1 as named without score · below 1 |
 */
export const BIOMARKER_KEYS: ReadonlySet<string> = new Set([
  'bio:MSI-H', 'bio:MSI-L', 'bio:MSS', 'bio:dMMR', 'bio:pMMR', 'bio:TMB-H', 'bio:TMB-L', 'bio:HRD', 'bio:HRP',
  'bio:HER2-positive', 'bio:HER2-3+', 'bio:HER2-low', 'bio:HER2-ultralow', 'bio:HER2-negative',
  'bio:ER-positive', 'bio:ER-negative', 'bio:PR-positive', 'bio:PR-negative', 'bio:EBV-positive', 'bio:HPV-positive',
  'bio:1p19q-codeletion',
  'bio:PD-L1-positive', 'bio:PD-L1-negative', ...PD_L1_SCORES.flatMap((score) => PD_L1_CUTOFFS.map((cutoff) => `bio:PD-L1-${score}-${String(cutoff)}`)),
]); // prettier-ignore
