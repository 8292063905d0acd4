import { Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CASE_STATUSES, STAGES } from '@consilium/domain';
import type { Worklist } from './use-worklist.ts';

export function WorklistFilters({ worklist: { filter, setFilter } }: { readonly worklist: Worklist }) {
  const { t } = useTranslation(['cases', 'terms']);
  return (
    <Group gap="sm" align="flex-end" component="search">
      <TextInput
        label={t('filter.text')}
        placeholder={t('filter.textHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.text}
        onChange={({ currentTarget }) => setFilter({ ...filter, text: currentTarget.value })}
        data-filter
        w={{ base: '100%', xs: 240 }}
      />
      <Select
        label={t('filter.stage')}
        placeholder={t('filter.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('filter.clear') }}
        w={150}
        value={filter.stage}
        onChange={(stage) => setFilter({ ...filter, stage })}
        data={STAGES.map((value) => ({ value, label: t(`terms:stage.${value}`) }))}
      />
      <Select
        label={t('filter.status')}
        placeholder={t('filter.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('filter.clear') }}
        w={150}
        value={filter.status}
        onChange={(status) => setFilter({ ...filter, status })}
        data={CASE_STATUSES.map((value) => ({ value, label: t(`terms:status.${value}`) }))}
      />
    </Group>
  );
}
