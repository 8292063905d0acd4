/**
 * The `bio:` keys that facts may use (2-domain-rules §1.5), so that knowledge and cases name a biomarker alike.
 *
 * | key | true for a case that states |
 * |---|---|
 * | `bio:MSI-H` `bio:MSS` | MSI high · stable (or low) |
 * | `bio:dMMR` `bio:pMMR` | MMR deficient · proficient |
 * | `bio:TMB-H` `bio:TMB-L` | TMB at or above · below the policy's threshold for the assay |
 * | `bio:HRD` `bio:HRP` | HRD positive · negative by the policy's threshold for the assay |
 * | `bio:HER2-positive` | HER2 positive: IHC 3+, or IHC 2+ with amplification (ASCO/CAP 2018/2023) |
 * | `bio:HER2-IHC3+` `bio:HER2-low` `bio:HER2-ultralow` | HER2 IHC 3+ · 1+ or 2+ without amplification · faint staining below 1+ |
 * | `bio:HER2-negative` | HER2 not positive; low and ultralow are negative too |
 * | `bio:HR-positive` `bio:HR-negative` | ER or PR positive · both negative |
 * | `bio:ER-positive` `bio:ER-negative` `bio:PR-positive` `bio:PR-negative` | as named |
 * | `bio:PD-L1-TPS-1` `-TPS-50` `-CPS-1` `-CPS-5` `-CPS-10` `-IC-5` `-IC-10` | PD-L1 score of that kind at or above the number |
 * | `bio:PD-L1-negative` | PD-L1 below 1 |
 * | `bio:EBV-positive` `bio:HPV-positive` | as named |
 */
export const BIOMARKER_KEYS = [
  'bio:MSI-H', 'bio:MSS', 'bio:dMMR', 'bio:pMMR', 'bio:TMB-H', 'bio:TMB-L', 'bio:HRD', 'bio:HRP',
  'bio:HER2-positive', 'bio:HER2-IHC3+', 'bio:HER2-low', 'bio:HER2-ultralow', 'bio:HER2-negative',
  'bio:HR-positive', 'bio:HR-negative', 'bio:ER-positive', 'bio:ER-negative', 'bio:PR-positive', 'bio:PR-negative',
  'bio:PD-L1-TPS-1', 'bio:PD-L1-TPS-50', 'bio:PD-L1-CPS-1', 'bio:PD-L1-CPS-5', 'bio:PD-L1-CPS-10', 'bio:PD-L1-IC-5', 'bio:PD-L1-IC-10', 'bio:PD-L1-negative',
  'bio:EBV-positive', 'bio:HPV-positive',
] as const; // prettier-ignore
export type BiomarkerKey = (typeof BIOMARKER_KEYS)[number];
