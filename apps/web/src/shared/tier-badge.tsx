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
  if (tier === null) return <Badge variant="quiet">{t('noTier')}</Badge>;
  if (tier === 'I')
    return (
      <Badge variant="filled" miw={52}>
        {tierText({ tier, level })}
      </Badge>
    );
  return (
    <Badge variant={tier === 'II' ? 'light' : 'quiet'} miw={52}>
      {tierText({ tier, level })}
    </Badge>
  );
}
