import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditSearch } from './audit-search.ts';
import { instantOf, localOf } from './local-time.ts';

interface Props {
  readonly search: AuditSearch;
  readonly onChange: (search: AuditSearch) => void;
}

const formOf = ({ from, to, case: named, actor }: AuditSearch) => ({
  from: localOf(from),
  to: localOf(to),
  case: named ?? '',
  actor: actor ?? '',
});

/** What is typed; what is picked stands beside the list. */
export function AuditFilters({ search, onChange }: Props) {
  const { t } = useTranslation('audit');
  const [form, setForm] = useState(() => formOf(search));
  const set = (name: keyof typeof form) => (event: { readonly currentTarget: HTMLInputElement }) =>
    setForm({ ...form, [name]: event.currentTarget.value });
  const apply = (): void =>
    onChange({
      ...search,
      from: instantOf(form.from),
      to: instantOf(form.to),
      case: form.case.trim() || undefined,
      actor: form.actor.trim() || undefined,
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Group align="flex-end" gap="sm" mb="lg">
        <TextInput label={t('filter.case')} placeholder="C-0001" data-filter value={form.case} onChange={set('case')} w={130} />
        <TextInput label={t('filter.actor')} value={form.actor} onChange={set('actor')} w={190} />
        <TextInput
          type="datetime-local"
          label={t('filter.from')}
          value={form.from}
          onChange={set('from')}
          w={{ base: '100%', xs: 'auto' }}
        />
        <TextInput type="datetime-local" label={t('filter.to')} value={form.to} onChange={set('to')} w={{ base: '100%', xs: 'auto' }} />
        <Button type="submit">{t('filter.apply')}</Button>
        <Button variant="default" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      </Group>
    </form>
  );
}
