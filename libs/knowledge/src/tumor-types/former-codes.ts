/**
 * Codes that OncoTree had before, and what they are now (its own list of revoked and precursor codes, edition 2025-10-03, CC BY 4.0): files of older
 * studies carry them. Two codes mean that the old one was split. `MLN` never was a code: studies use it for the family that the tree files under `MLNER`.
 */
const FORMER: Readonly<Record<string, readonly string[]>> = {
  GBM: ['GB'], AASTR: ['ASTR'], AODG: ['ODG'], AOAST: ['GNOS'], OAST: ['GNOS'], DIPG: ['DMG'], MM: ['PCM'], CLL: ['CLLSLL'], SLL: ['CLLSLL'], DLBCL: ['DLBCLNOS'],
  BCL: ['MBN'], TNKL: ['MTNN'], PTCLNOS: ['PTCL'], CTCL: ['MYCF'], SEZS: ['SS'], MALTL: ['EMALT'], LGLL: ['TLGL'], MEATL: ['MEITL'], MBCL: ['PMBL'], ALL: ['BLL', 'TLL'], BALL: ['BLL'],
  TALL: ['TLL'], MYF: ['PMF'], PCV: ['PV'], ETC: ['ET'], HIST: ['HDCN'], RD: ['RDD'], BLOOD: ['MYELOID'], LEUK: ['MNM'], MFT: ['FT'], TMT: ['GCTSTM'], GMUCM: ['URMM'],
  MLN: ['MLNER'],
}; // prettier-ignore

export const currentCodes = (former: string): readonly string[] => FORMER[former.trim().toUpperCase()] ?? [];

export const formerCodes = (): readonly string[] => Object.keys(FORMER);
