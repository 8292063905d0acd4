import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Prioritization } from '@consilium/domain';
import { Panel } from '../../shared/panel.tsx';

/** Tumor content, callability, biomarkers with method and assay: what the tiers rest on. */
export function SampleFacts({ of }: { readonly of: NonNullable<Prioritization['sample']> }) {
  const { t } = useTranslation('prioritize');
  return (
    <Panel title={t('sample.title')}>
      <List fz="sm" lang="en">
        {of.map(({ code, text }) => (
          <List.Item key={`${code} ${text}`}>{text}</List.Item>
        ))}
      </List>
    </Panel>
  );
}
