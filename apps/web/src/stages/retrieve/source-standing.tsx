import { Alert, Badge, Group } from '@mantine/core';
import { IconAlertTriangle, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SourceDocument } from '@consilium/domain';
import { useFormat } from '../../shared/use-format.ts';

/** What a reader must know before the text: its standing with the publisher, and what was hidden in it (LLM-08). */
export function SourceStanding({ of }: { readonly of: SourceDocument }) {
  const { t } = useTranslation('retrieve');
  const format = useFormat();
  const standing = of.retracted ? 'retracted' : (of.standing ?? 'current');
  return (
    <>
      {standing === 'current' ? null : (
        <Alert
          color={standing === 'retracted' ? 'red' : 'orange'}
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={t(`standing.${standing}`)}
          role="note"
        >
          {of.standingCheckedAt ? t('checkedAt', { at: format.instant(of.standingCheckedAt) }) : ''}
        </Alert>
      )}
      {of.hidden ? (
        <Group gap="xs">
          <Badge color="orange" leftSection={<IconEyeOff size={14} aria-hidden />}>
            {t('hidden', { count: of.hidden })}
          </Badge>
        </Group>
      ) : null}
    </>
  );
}
