import { Alert, Anchor, Button, Checkbox, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportHref } from '../api/audit.ts';
import type { ExportOf } from '../api/audit.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { checkBundle } from './check-bundle.ts';
import type { BundleChecked } from './check-bundle.ts';

/** Exports and checks at once, by the very file that an outsider would use. */
export function BundleCheck({ of }: { readonly of: ExportOf }) {
  const { t } = useTranslation('audit');
  const [allowAttested, setAllowAttested] = useState(false);
  const act = useMutation({ mutationFn: () => checkBundle(exportHref(of), { allowAttested }) });
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate()}>
          {t('bundle.check')}
        </Button>
        <Anchor href="/verify/consilium-verify.html" target="_blank" rel="noreferrer" fz="sm">
          {t('bundle.page')}
        </Anchor>
      </Group>
      <Checkbox
        label={t('bundle.attested')}
        checked={allowAttested}
        onChange={({ currentTarget }) => setAllowAttested(currentTarget.checked)}
      />
      <div aria-live="polite">
        {act.error ? <ProblemAlert error={act.error} /> : null}
        {act.data ? <Found of={act.data} /> : null}
      </div>
    </Stack>
  );
}

const COLORS = { valid: 'green', tampered: 'red', incomplete: 'orange', unsupported: 'gray' } as const;

function Found({ of: { verdict, text } }: { readonly of: BundleChecked }) {
  const { t } = useTranslation('audit');
  const Icon = verdict === 'valid' ? IconCheck : IconAlertTriangle;
  return (
    <Alert styles={{ body: { minWidth: 0 } }} color={COLORS[verdict]} icon={<Icon aria-hidden />} title={t(`bundle.${verdict}`)}>
      <Text fz="sm" mb="xs">
        {t(`bundle.${verdict}Text`)}
      </Text>
      <Code block lang="en" tabIndex={0} role="region" aria-label={t('bundle.details')} className="report-text">
        {text}
      </Code>
    </Alert>
  );
}
