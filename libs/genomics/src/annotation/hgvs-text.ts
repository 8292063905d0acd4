const CHANGE = /([cgmnp]\..*)$/;

/** Percent signs of VCF and VEP escapes (`%3D` is `=`) decoded; malformed ones stay. */
const decode = (text: string): string => text.replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The change without its accession: `NM_004333.6:c.1799T>A` → `c.1799T>A`; null for a non-coding or absent one. */
export function codingChange(text: string): string | null {
  const change = CHANGE.exec(decode(text).replace(/\(p\.[^)]*\)$/, ''))?.[1] ?? '';
  return change.startsWith('c.') ? change : null;
}

/** `ENSP00000288602.6:p.Val600%3D`, `ENST…:c.1800G>A(p.=)` → `p.Val600=`, `p.=`; null when absent or unknown (`p.?`). */
export function proteinChange(text: string): string | null {
  const decoded = decode(text);
  const bracketed = /\((p\.[^()]*)\)$/.exec(decoded)?.[1];
  const change = bracketed ?? /(?:^|:)(p\..+)$/.exec(decoded)?.[1] ?? null;
  return change === 'p.?' ? null : change;
}
