import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../api/audit.ts';
import { instantOf, localOf } from './local-time.ts';

interface Props {
  readonly period: Period;
  readonly submit: string;
  readonly isBusy?: boolean;
  readonly onSubmit: (period: Period) => void;
  readonly children?: ReactNode;
}

/** From and to in the reader's zone, and what else a form about a period asks. */
export function PeriodForm({ period, submit, isBusy = false, onSubmit, children }: Props) {
  const { t } = useTranslation('audit');
  const [form, setForm] = useState({ from: localOf(period.from), to: localOf(period.to) });
  const [from, to] = [instantOf(form.from), instantOf(form.to)];
  const asked = from !== undefined && to !== undefined && from < to ? { from, to } : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (asked) onSubmit(asked);
      }}
    >
      <Group align="flex-end" gap="sm">
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="datetime-local"
            required
            label={t(`filter.${name}`)}
            value={form[name]}
            onChange={({ currentTarget }) => setForm({ ...form, [name]: currentTarget.value })}
          />
        ))}
        {children}
        <Button type="submit" loading={isBusy} disabled={asked === null}>
          {submit}
        </Button>
      </Group>
    </form>
  );
}
