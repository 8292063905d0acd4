import { Alert, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Abstention } from '@consilium/domain/evidence';

interface Props {
  readonly of: Abstention | null;
  readonly also?: readonly Abstention[];
}

/** "No recommendation" is a full answer (LLM-11): which rule, on what, and what would resolve it. */
export function AbstentionNote({ of, also = [] }: Props) {
  const { t } = useTranslation('draft');
  if (of === null) return null;
  return (
    <Alert variant="light" color="gray" icon={<IconHandStop aria-hidden />} title={t('abstention.title')} role="note">
      <Stack gap="sm">
        {[of, ...also].map((abstention) => (
          <div key={abstention.rule}>
            <Text fz="sm" fw={600}>
              {t(`rule.${abstention.rule}`)}
            </Text>
            {abstention.because ? (
              <Text fz="sm" lang="en">
                {abstention.because}
              </Text>
            ) : null}
            <Text fz="sm">
              {t('abstention.wouldResolve')} <span lang="en">{abstention.wouldResolve}</span>
            </Text>
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
