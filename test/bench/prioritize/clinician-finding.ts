import type { Finding, GeneTable } from '@consilium/domain';
import { classifyText } from '@consilium/knowledge';

/** Alterations of a profile's name, one each: `EGFR L858R AND EGFR T790M`. */
export const componentsOf = (profileName: string): readonly string[] =>
  profileName
    .split(/\s+AND\s+/)
    .map((part) => part.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '' && !/^NOT\b/.test(part));

/** A knowledge name as a clinician enters it: structured where the form has fields for it, else in words. */
export function clinicianFinding(id: string, name: string, genes: GeneTable): Finding {
  const key = classifyText(name, genes).keys[0] ?? '';
  const [category = '', subject = '', detail = ''] = key.split(/(?<!:):(?!:)/);
  if (category === 'p') return { kind: 'small-variant', id, gene: subject, protein: `p.${detail}`, origin: 'somatic' };
  if (category === 'cna' && (detail === 'amplification' || detail === 'deletion'))
    return { kind: 'copy-number', id, gene: subject, change: detail };
  const [five = 'v', three = 'v'] = category === 'fusion' ? subject.split('::') : [];
  if (five !== 'v' && three !== 'v') return { kind: 'fusion', id, fivePrime: five, threePrime: three };
  return { kind: 'text', id, text: name };
}
