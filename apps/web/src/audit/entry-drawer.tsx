import { Code, Drawer, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody } from '@consilium/contracts';
import { Facts } from '../shared/facts.tsx';
import { useFormat } from '../shared/use-format.ts';

export function EntryDrawer({ entry, onClose }: { readonly entry: AuditEntryBody | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['audit', 'shell']);
  return (
    <Drawer
      opened={entry !== null}
      onClose={onClose}
      title={<Text fw={700}>{t('entry', { ord: entry?.ord ?? 0 })}</Text>}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {entry ? <Entry of={entry} /> : null}
    </Drawer>
  );
}

function Entry({ of }: { readonly of: AuditEntryBody }) {
  const { t } = useTranslation(['audit', 'shell']);
  const format = useFormat();
  return (
    <Stack>
      <Facts
        of={[
          [t('column.time'), format.instant(of.at)],
          [t('utc'), of.at],
          [t('column.actor'), `${of.actor.name} (${of.actor.kind})`],
          [t('roles'), of.actor.roles.join(', ')],
          [t('column.action'), <code key="action">{of.action}</code>],
          [t('column.object'), `${of.object.type} ${of.object.id}`],
          [t('objectVersion'), of.object.version],
          [t('column.case'), of.caseRef],
          [t('column.outcome'), t(`outcome.${of.outcome}`)],
          [t('reason'), of.reason],
          [t('requestId'), of.requestId],
          [t('id'), of.id],
          [
            'SHA-256',
            <code key="hash" className="wrap">
              {of.sha256}
            </code>,
          ],
        ]}
      />
      <Text fw={600} fz="sm">
        {t('detail')}
      </Text>
      <Code block tabIndex={0} style={{ overflow: 'auto' }}>
        {of.detail === null ? t('shell:notReported') : JSON.stringify(of.detail, null, 2)}
      </Code>
      {of.ai === null ? null : (
        <>
          <Text fw={600} fz="sm">
            {t('ai')}
          </Text>
          <Code block tabIndex={0} style={{ overflow: 'auto' }}>
            {JSON.stringify(of.ai, null, 2)}
          </Code>
        </>
      )}
    </Stack>
  );
}
