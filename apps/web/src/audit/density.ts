import { useLocalStorage } from '@mantine/hooks';

/** How much of an entry a row shows, and how high it is in pixels. */
export const DENSITIES = { compact: 38, normal: 58, roomy: 96 } as const;
export type Density = keyof typeof DENSITIES;
export const DENSITY_NAMES: readonly Density[] = ['compact', 'normal', 'roomy'];

const isDensity = (value: string | undefined): value is Density => value !== undefined && Object.hasOwn(DENSITIES, value);

/** Kept in this browser. */
export const useDensity = () =>
  useLocalStorage<Density>({
    key: 'consilium-audit-density',
    defaultValue: 'normal',
    deserialize: (value) => (isDensity(value) ? value : 'normal'),
    serialize: (value) => value,
  });
