const ROW = {
  Hugo_Symbol: 'BRAF',
  NCBI_Build: 'GRCh38',
  Chromosome: 'chr7',
  Start_Position: '140753336',
  End_Position: '140753336',
  Variant_Classification: 'Missense_Mutation',
  Reference_Allele: 'A',
  Tumor_Seq_Allele1: 'A',
  Tumor_Seq_Allele2: 'T',
  Tumor_Sample_Barcode: 'T1',
  HGVSc: 'c.1799T>A',
  HGVSp_Short: 'p.V600E',
  t_depth: '100',
  t_ref_count: '60',
  t_alt_count: '40',
  Mutation_Status: 'Somatic',
} as const;

export type MafCells = Readonly<Record<string, string>>;

/** A MAF of one row each; the columns are those of the default row and of the cells given. */
export function aMaf(...rows: readonly MafCells[]): string {
  const columns = [...new Set([...Object.keys(ROW), ...rows.flatMap((row) => Object.keys(row))])];
  const lines = rows.map((row) => columns.map((column) => row[column] ?? (ROW as MafCells)[column] ?? '').join('\t'));
  return ['#version 2.4', columns.join('\t'), ...lines, ''].join('\n');
}
