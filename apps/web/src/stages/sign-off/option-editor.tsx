import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../api/new-id.ts';
import type { OptionRow } from './revision-form.ts';

interface Props {
  readonly rows: readonly OptionRow[];
  readonly onChange: (rows: readonly OptionRow[]) => void;
}

/** Options in their order of preference. Tiers are not edited: the rules give them. */
export function OptionEditor({ rows, onChange }: Props) {
  const { t } = useTranslation('sign-off');
  const change = (index: number, part: Partial<OptionRow>): void =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const move = (index: number, by: -1 | 1): void => {
    const row = rows[index];
    if (row) onChange(rows.toSpliced(index, 1).toSpliced(index + by, 0, row));
  };
  const add = (): void => onChange([...rows, { key: newId(), therapies: '', rationale: '', findings: [] }]);
  return (
    <Stack gap="xs" role="group" aria-label={t('options')}>
      <Text fw={600} fz="sm">
        {t('options')} ({rows.length})
      </Text>
      <Text fz="xs" c="dimmed">
        {t('revise.optionsHint')}
      </Text>
      {rows.map((row, index) => (
        <Group key={row.key} gap="xs" align="flex-end">
          <TextInput
            style={{ flex: '2 1 200px' }}
            size="sm"
            aria-label={t('revise.therapies', { rank: index + 1 })}
            placeholder="dabrafenib + trametinib"
            value={row.therapies}
            onChange={({ currentTarget }) => change(index, { therapies: currentTarget.value })}
          />
          <TextInput
            style={{ flex: '2 1 160px' }}
            size="sm"
            aria-label={t('revise.rationale', { rank: index + 1 })}
            placeholder={t('revise.rationaleHint')}
            value={row.rationale}
            onChange={({ currentTarget }) => change(index, { rationale: currentTarget.value })}
          />
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              variant="default"
              size="lg"
              disabled={index === 0}
              aria-label={t('revise.up', { rank: index + 1 })}
              onClick={() => move(index, -1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              disabled={index === rows.length - 1}
              aria-label={t('revise.down', { rank: index + 1 })}
              onClick={() => move(index, 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('revise.remove', { rank: index + 1 })}
              onClick={() => onChange(rows.toSpliced(index, 1))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      <div>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('revise.add')}
        </Button>
      </div>
    </Stack>
  );
}
