import { Button, Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { facetsQuery, exportHref } from '../api/audit.ts';
import type { ExportOf } from '../api/audit.ts';
import { useSession } from '../session/session-context.ts';
import { Panel } from '../shared/panel.tsx';
import { useNow } from '../shared/use-now.ts';
import { BundleCheck } from './bundle-check.tsx';
import { HowToVerify } from './how-to-verify.tsx';
import { instantOf, lastDays, localOf } from './local-time.ts';

const SCOPES = ['case', 'period', 'patient', 'user', 'log'] as const;
type Scope = (typeof SCOPES)[number];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NO_FILTER = {};

/** One file that proves itself to whoever has the keys of the log. */
export function ExportPart() {
  const { t } = useTranslation('audit');
  const { permissions } = useSession();
  const [asked, setAsked] = useState<ExportOf | null>(null);
  if (!permissions['audit:export']) return <Text>{t('export.notYours')}</Text>;
  return (
    <Stack gap="lg">
      <Panel title={t('export.title')} hint={t('export.hint')}>
        <ScopeForm onChange={setAsked} />
        <Group gap="sm">
          <Button
            component="a"
            href={asked ? exportHref(asked) : undefined}
            target="_blank"
            rel="noreferrer"
            data-disabled={asked === null || undefined}
            aria-disabled={asked === null}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('export.do')}
          </Button>
        </Group>
        {asked ? <BundleCheck key={JSON.stringify(asked)} of={asked} /> : null}
      </Panel>
      <HowToVerify />
    </Stack>
  );
}

function ScopeForm({ onChange }: { readonly onChange: (of: ExportOf | null) => void }) {
  const { t } = useTranslation('audit');
  const week = lastDays(7, useNow());
  const [form, setForm] = useState({
    scope: 'case' as Scope,
    case: '',
    patient: '',
    user: '',
    from: localOf(week.from),
    to: localOf(week.to),
  });
  const people = useQuery({ ...facetsQuery(NO_FILTER), enabled: form.scope === 'user' });
  const set = (change: Partial<typeof form>): void => {
    const next = { ...form, ...change };
    setForm(next);
    onChange(askedBy(next));
  };
  const field = (name: 'case' | 'patient' | 'from' | 'to') => ({
    label: t(`export.field-${name}`),
    value: form[name],
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => set({ [name]: currentTarget.value }),
    w: 240,
  });
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('export.scope')}
        value={form.scope}
        onChange={(value) => set({ scope: SCOPES.find((one) => one === value) ?? 'case' })}
      >
        <Group gap="md" mt="xs">
          {SCOPES.map((scope) => (
            <Radio key={scope} value={scope} label={t(`export.scope-${scope}`)} />
          ))}
        </Group>
      </Radio.Group>
      {form.scope === 'case' ? <TextInput {...field('case')} placeholder="C-0001" /> : null}
      {form.scope === 'patient' ? <TextInput {...field('patient')} /> : null}
      {form.scope === 'user' ? (
        <Select
          label={t('export.field-user')}
          searchable
          w={240}
          data={people.data?.actors.filter(({ value }) => UUID.test(value)).map(({ value, name }) => ({ value, label: name })) ?? []}
          value={form.user || null}
          onChange={(user) => set({ user: user ?? '' })}
        />
      ) : null}
      {form.scope === 'period' ? (
        <Group gap="sm">
          <TextInput type="datetime-local" {...field('from')} />
          <TextInput type="datetime-local" {...field('to')} />
        </Group>
      ) : null}
      <Text fz="sm" c="dimmed">
        {t(`export.says-${form.scope}`)}
      </Text>
    </Stack>
  );
}

interface Form {
  readonly scope: Scope;
  readonly case: string;
  readonly patient: string;
  readonly user: string;
  readonly from: string;
  readonly to: string;
}

/** Null until the form names something whole. */
function askedBy({ scope, from, to, ...named }: Form): ExportOf | null {
  if (scope === 'log') return { log: 'whole' };
  const [start, end] = [instantOf(from), instantOf(to)];
  if (scope === 'period') return start !== undefined && end !== undefined && start < end ? { from: start, to: end } : null;
  const name = named[scope].trim();
  return name === '' ? null : { [scope]: name };
}
