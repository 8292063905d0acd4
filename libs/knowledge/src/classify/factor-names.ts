import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';

/** Biomarkers that are not one gene: the words a source or a clinician uses, and the key. */
const FACTORS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:tmb|tumor mutational burden|tumour mutational burden)[- ]?(?:h|high)$|^high[- ](?:tmb|tumou?r mutational burden)$|^hypermutated$/i,
    'bio:TMB-H',
  ],
  [/^(?:tmb|tumou?r mutational burden)[- ]?(?:l|low)$/i, 'bio:TMB-L'],
  [
    /^(?:msi|microsatellite instability)[- ]?(?:h|high)$|^microsatellite[- ](?:instability|instable|unstable)$|^high microsatellite instability$/i,
    'bio:MSI-H',
  ],
  [/^(?:mss|msi[- ]?(?:stable|negative)|microsatellite[- ]?(?:stable|stability))$/i, 'bio:MSS'],
  [/^(?:d-?mmr|mmr[- ]?d|(?:mmr|mismatch repair)[- ]deficien(?:t|cy)|mmr deficient)$/i, 'bio:dMMR'],
  [/^(?:pmmr|mmr[- ]?p|(?:mmr|mismatch repair)[- ](?:proficien(?:t|cy)|intact|retained|preserved))$/i, 'bio:pMMR'],
  [/^(?:hrd(?:[- ]?(?:positive|high|pos|\+))?|homologous recombination deficien(?:t|cy))$/i, 'bio:HRD'],
  [/^kataegis positive$/i, 'bio:Kataegis'],
  [/^ck high$|^complex karyotype$/i, 'bio:CK-H'],
  [/^(?:\S+ )?methylation signature ST-EPN-ZFTA$|^ZFTA::RELA methylation profile$/i, 'bio:methylation-ST-EPN-ZFTA'],
  [/^ebv[- ]?(?:positive|\+)$/i, 'bio:EBV-positive'],
  [/^hpv[- ]?(?:positive|\+)$/i, 'bio:HPV-positive'],
];

/** @param gene feature as the source files it, e.g. `TMB`; the name alone may say it all (`MSI-High`) */
export function factorName(gene: string, name: string): ClassifiedName | null {
  const key = FACTORS.find(([pattern]) => pattern.test(name) || pattern.test(`${gene} ${name}`))?.[1];
  return key === undefined ? null : single('bio', key);
}
