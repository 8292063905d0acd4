import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/use-format.ts';

/** Share sent; the file is judged while it streams. */
export function UploadProgress({ share }: { readonly share: number | null }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  if (share === null) return null;
  return (
    <Stack gap={4}>
      <Text fz="sm" aria-live="polite">
        {t('upload.progress', { share: format.percent(Math.floor(share * 20) / 20) })}
      </Text>
      <Progress value={share * 100} aria-label={t('upload.bar')} />
    </Stack>
  );
}
