/** What a recurrent event means, and the bands at which it is that event (ISCN); at other bands the same chromosomes join other genes. */
export interface Recurrent {
  readonly key: string;
  readonly bands: RegExp;
}

const at = (key: string, bands: RegExp): Recurrent => ({ key, bands });

/**
 * Recurrent translocations and inversions by which hematology and sarcoma pathology name a fusion (WHO Classification, 5th edition, 2022; ICC 2022).
 * A translocation with several possible partners at a band is left out: t(1;22), t(11;19) and the like stay text.
 */
export const RECURRENT: Readonly<Record<string, Recurrent>> = {
  't(9;22)': at('fusion:BCR::ABL1', /^q34;q11$/),
  't(15;17)': at('fusion:PML::RARA', /^q2[24];q[12][12]$/),
  't(8;21)': at('fusion:RUNX1::RUNX1T1', /^q22;q22$/),
  'inv(16)': at('fusion:CBFB::MYH11', /^p13q22$/),
  't(16;16)': at('fusion:CBFB::MYH11', /^p13;q22$/),
  't(12;21)': at('fusion:ETV6::RUNX1', /^p13;q22$/),
  't(1;19)': at('fusion:TCF3::PBX1', /^q23;p13$/),
  't(17;19)': at('fusion:TCF3::HLF', /^q2[12];p13$/),
  't(6;9)': at('fusion:DEK::NUP214', /^p2[23];q34$/),
  't(4;11)': at('fusion:KMT2A::AFF1', /^q21;q23$/),
  't(9;11)': at('fusion:KMT2A::MLLT3', /^p2[12];q23$/),
  't(8;16)': at('fusion:KAT6A::CREBBP', /^p11;p13$/),
  't(11;14)': at('fusion:IGH::CCND1', /^q13;q32$/),
  't(14;18)': at('fusion:IGH::BCL2', /^q32;q21$/),
  't(8;14)': at('fusion:IGH::MYC', /^q24;q32$/),
  't(4;14)': at('fusion:IGH::NSD2', /^p16;q32$/),
  't(6;14)': at('fusion:IGH::CCND3', /^p21;q32$/),
  't(14;16)': at('fusion:IGH::MAF', /^q32;q23$/),
  't(14;20)': at('fusion:IGH::MAFB', /^q32;q1[12]$/),
  't(2;5)': at('fusion:NPM1::ALK', /^p23;q35$/),
  't(5;12)': at('fusion:ETV6::PDGFRB', /^q3[1-3];p13$/),
  't(11;22)': at('fusion:EWSR1::FLI1', /^q24;q12$/),
  't(2;13)': at('fusion:PAX3::FOXO1', /^q3[5-7];q14$/),
  't(1;13)': at('fusion:PAX7::FOXO1', /^p36;q14$/),
  't(12;16)': at('fusion:FUS::DDIT3', /^q13;p11$/),
  't(17;22)': at('fusion:COL1A1::PDGFB', /^q2[12];q13$/),
  't(x;18)': at('rearrangement:SS18', /^p11;q11$/),
  'inv(3)': at('rearrangement:MECOM', /^q21q26$/),
  't(3;3)': at('rearrangement:MECOM', /^q21;q26$/),
};

/** Bands whose rearrangement is named after them, and the gene that is broken there (WHO Classification, 5th edition, 2022). */
export const BROKEN_BANDS: Readonly<Record<string, string>> = {
  '11q23': 'KMT2A',
  '3q26': 'MECOM',
  '3q27': 'BCL6',
  '5q32': 'PDGFRB',
  '8p11': 'FGFR1',
  '8q24': 'MYC',
  xp11: 'TFE3',
};

/** Arms of which knowledge is keyed by one gene on them: TP53 at 17p13.1, RPS14 at 5q33.1, ATM at 11q22.3, CKS1B at 1q21.3 (the FISH probe of myeloma). */
export const LOST_ARMS: Readonly<Record<string, string>> = { '17p': 'TP53', '17p13': 'TP53', '5q': 'RPS14', '11q': 'ATM', '11q22': 'ATM' };
export const GAINED_ARMS: Readonly<Record<string, string>> = { '1q': 'CKS1B', '1q21': 'CKS1B' };
