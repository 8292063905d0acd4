import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { tierText } from '@consilium/domain';

interface Props {
  readonly tier: string | null;
  readonly level: string | null;
}

/** The text carries the tier; weight only helps the eye. */
export function TierBadge({ tier, level }: Props) {
  const { t } = useTranslation('prioritize');
  if (tier === null) return <Badge variant="outline" color="gray" c="dimmed">{t('noTier')}</Badge>;
  const variant = tier === 'I' ? 'filled' : tier === 'II' ? 'light' : 'outline';
  return <Badge variant={variant} color={tier === 'I' || tier === 'II' ? 'petrol' : 'gray'} {...(variant === 'outline' ? { c: 'dimmed' } : {})} miw={52}>{tierText({ tier, level })}</Badge>;
}
