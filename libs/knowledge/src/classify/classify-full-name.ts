import { classifyName } from './classify-name.ts';
import type { ClassifiedName } from './classified-name.ts';
import type { Approve } from './fusion-names.ts';

/** Classifies `BRAF V600E`, `EML4::ALK Fusion`, `TMB High`: the first word is the gene, fusion or factor. */
export function classifyFullName(name: string, approve?: Approve): ClassifiedName {
  const [gene = '', ...rest] = name.trim().split(/\s+/);
  return classifyName({ gene, name: rest.length === 0 && gene.includes('::') ? 'Fusion' : rest.join(' ') }, approve);
}
