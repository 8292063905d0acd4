import { Autocomplete, Button, Group, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AUDIT_OUTCOMES } from '@consilium/contracts';
import { worklistQuery } from '../api/cases.ts';
import { auditQuery } from '../api/audit.ts';
import type { AuditFilter } from '../api/audit.ts';

const NOTHING = { from: '', to: '', actor: '', action: '', outcome: null as string | null, case: null as string | null };

/** Times as the reader's zone means them. */
const instantOf = (local: string): string | undefined => (local === '' ? undefined : new Date(local).toISOString());

export function AuditFilters({ onChange }: { readonly onChange: (filter: AuditFilter) => void }) {
  const { t } = useTranslation('audit');
  const [form, setForm] = useState(NOTHING);
  const cases = useInfiniteQuery(worklistQuery({}));
  const newest = useInfiniteQuery(auditQuery({}, null)).data?.pages.flatMap(({ items }) => items) ?? [];
  const names = new Map(newest.map(({ actor }) => [actor.name, actor.id]));
  const actions = [...new Set(newest.map(({ action }) => action))];
  const refs = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  const apply = (next: typeof NOTHING): void =>
    onChange({
      from: instantOf(next.from),
      to: instantOf(next.to),
      actor: names.get(next.actor.trim()) ?? (next.actor.trim() || undefined),
      action: next.action.trim() || undefined,
      outcome: next.outcome ?? undefined,
      case: next.case ?? undefined,
    });
  const clear = (): void => {
    setForm(NOTHING);
    apply(NOTHING);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply(form);
      }}
    >
      <Group align="flex-end" gap="sm" mb="lg">
        <TextInput
          type="datetime-local"
          label={t('filter.from')}
          value={form.from}
          onChange={({ currentTarget }) => setForm({ ...form, from: currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('filter.to')}
          value={form.to}
          onChange={({ currentTarget }) => setForm({ ...form, to: currentTarget.value })}
        />
        <Autocomplete
          label={t('filter.actor')}
          data-filter
          data={[...names.keys()]}
          value={form.actor}
          onChange={(actor) => setForm({ ...form, actor })}
          w={180}
        />
        <Autocomplete
          label={t('filter.action')}
          data={actions}
          value={form.action}
          onChange={(action) => setForm({ ...form, action })}
          w={180}
        />
        <Select
          label={t('filter.case')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('filter.clearCase') }}
          w={130}
          data={refs.map(({ id, ref }) => ({ value: id, label: ref }))}
          value={form.case}
          onChange={(value) => setForm({ ...form, case: value })}
        />
        <Select
          label={t('filter.outcome')}
          clearable
          clearButtonProps={{ 'aria-label': t('filter.clearOutcome') }}
          w={140}
          data={AUDIT_OUTCOMES.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
          value={form.outcome}
          onChange={(value) => setForm({ ...form, outcome: value })}
        />
        <Button type="submit">{t('filter.apply')}</Button>
        <Button variant="default" onClick={clear}>
          {t('filter.clear')}
        </Button>
      </Group>
    </form>
  );
}
