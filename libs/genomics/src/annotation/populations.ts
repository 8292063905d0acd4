import type { PopulationFrequency } from '@consilium/domain';

/**
 * Fields that hold an allele frequency of a population, by name. Only names whose meaning is the same in every file are read: `AF` of INFO is
 * the frequency among the file's own samples, in CSQ that of 1000 Genomes.
 *
 * | name | producer | population |
 * |---|---|---|
 * | `gnomADe_AF`, `gnomADg_AF`, `gnomAD_AF` | VEP | all |
 * | `gnomADe_NFE_AF`, `gnomADg_AF_AFR`, `gnomAD_EAS_AF` | VEP, VEP `--custom` | nfe, afr, eas |
 * | `gnomAD_exome_ALL`, `gnomAD_genome_AFR`, `ExAC_ALL`, `ExAC_NFE` | ANNOVAR | all, afr, nfe |
 * | `dbNSFP_gnomAD_exomes_AF`, `dbNSFP_gnomAD_exomes_NFE_AF`, `dbNSFP_ExAC_AF`, `dbNSFP_1000Gp3_AFR_AF` | SnpSift | all, nfe, all, afr |
 * | `ExAC_AF`, `ExAC_Adj_AF`, `ExAC_NFE_AF`, also `_MAF` | VEP | all, all, nfe |
 * | `AF`, `GMAF`, `AFR_AF`, `EUR_MAF`, `AA_AF`, `EA_MAF` of CSQ | VEP: 1000 Genomes, ESP | all, afr, eur, aa, ea |
 * | `MAX_AF` of CSQ, `AF_popmax`, `AF_grpmax`, `gnomAD_AF_popmax` | VEP, gnomAD | max |
 */
const NAMES: readonly { readonly pattern: RegExp; readonly in?: 'CSQ' }[] = [
  { pattern: /^(?:dbNSFP_)?gnomAD(?:[eg]|_exomes?|_genomes?)?_(?<group>[A-Za-z]+)_AF$/i },
  { pattern: /^gnomAD(?:[eg]|_exomes?|_genomes?)?_AF(?:_(?<group>[A-Za-z]+))?$/i },
  { pattern: /^dbNSFP_gnomAD_(?:exomes|genomes)_AF$/i },
  { pattern: /^gnomAD_(?:exome|genome)_(?<group>[A-Za-z]+)$/i },
  { pattern: /^(?:dbNSFP_)?ExAC(?:_(?<group>[A-Za-z]+))?_(?:M?AF)$/i },
  { pattern: /^ExAC_(?<group>ALL|AFR|AMR|EAS|FIN|NFE|OTH|SAS)$/ },
  { pattern: /^dbNSFP_1000Gp3(?:_(?<group>AFR|AMR|EAS|EUR|SAS))?_AF$/i },
  { pattern: /^dbNSFP_ESP6500_(?<group>AA|EA)_AF$/i },
  { pattern: /^AF_(?<group>popmax|grpmax)$/i },
  { pattern: /^(?:AF|GMAF)$/, in: 'CSQ' },
  { pattern: /^(?<group>AFR|AMR|ASN|EAS|EUR|SAS|AA|EA|MAX)_M?AF$/, in: 'CSQ' },
];

/** Groups as the sources abbreviate them, in lower case; anything else (`raw`, `male`, `controls`) is no population. */
const GROUPS: Readonly<Record<string, string>> = {
  all: 'all', adj: 'all', joint: 'all', afr: 'afr', ami: 'ami', amr: 'amr', asj: 'asj', asn: 'asn', eas: 'eas', eur: 'eur', fin: 'fin',
  mid: 'mid', nfe: 'nfe', oth: 'oth', remaining: 'oth', sas: 'sas', aa: 'aa', ea: 'ea', max: 'max', popmax: 'max', grpmax: 'max',
}; // prettier-ignore
const GROUP_OF = new Map(Object.entries(GROUPS));

export interface FrequencyField {
  readonly field: string;
  readonly population: string;
}

/** The fields of a header that hold frequencies, in its order. */
export const frequencyFields = (fields: readonly string[], where: 'CSQ' | 'INFO'): readonly FrequencyField[] =>
  fields.flatMap((field) => {
    const name = NAMES.find(({ pattern, in: only }) => (only === undefined || only === where) && pattern.test(field));
    if (name === undefined) return [];
    const population = GROUP_OF.get((name.pattern.exec(field)?.groups?.['group'] ?? 'all').toLowerCase());
    return population === undefined ? [] : [{ field, population }];
  });

/** `0.01`, or `T:0.01&A:0.2` of older releases, where only the entry's own allele counts; the highest of several. */
export function frequencyIn(value: string, allele: string): number | null {
  const found = value
    .split('&')
    .map((part) => part.split(':'))
    .filter((part) => part.length === 1 || part[0] === allele)
    .map((part) => part.at(-1) ?? '')
    .filter((text) => text !== '' && text !== '.')
    .map(Number)
    .filter((frequency) => frequency >= 0 && frequency <= 1);
  return found.length === 0 ? null : Math.max(...found);
}

/** One line a population and source field, the highest where it is given several times. */
export class FrequencyTable {
  private readonly found = new Map<string, PopulationFrequency>();

  add({ field, population }: FrequencyField, frequency: number | null): void {
    if (frequency === null) return;
    const before = this.found.get(field);
    if (before === undefined || before.frequency < frequency) this.found.set(field, { population, frequency, source: field });
  }

  get all(): readonly PopulationFrequency[] {
    return [...this.found.values()];
  }

  get highest(): number | null {
    return this.all.reduce<number | null>((highest, { frequency }) => Math.max(highest ?? 0, frequency), null);
  }
}
