import { Badge, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClockPause, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SAMPLE_SEVERITIES } from '@consilium/domain';
import type { Prioritization, SampleFact } from '@consilium/domain';
import { Panel } from '../../shared/panel.tsx';

const LOOK = {
  hold: [IconClockPause, 'red'],
  warning: [IconAlertTriangle, 'orange'],
  info: [IconInfoCircle, 'gray'],
} as const;
const gravity = ({ severity }: SampleFact): number => -SAMPLE_SEVERITIES.indexOf(severity);

/** Tumor content, callability, biomarkers with method and assay: what the tiers rest on, the gravest first, said by word and sign. */
export function SampleFacts({ of }: { readonly of: NonNullable<Prioritization['sample']> }) {
  const { t } = useTranslation('prioritize');
  return (
    <Panel title={t('sample.title', { count: of.length })}>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {of
          .toSorted((a, b) => gravity(a) - gravity(b))
          .map((fact) => (
            <Fact key={`${fact.code} ${fact.text}`} of={fact} />
          ))}
      </Stack>
    </Panel>
  );
}

function Fact({ of }: { readonly of: SampleFact }) {
  const { t } = useTranslation('prioritize');
  const [Icon, color] = LOOK[of.severity];
  return (
    <li className="said">
      <Badge color={color} {...(of.severity === 'info' ? { variant: 'quiet' } : {})} leftSection={<Icon size={12} aria-hidden />}>
        {t(`sample.severity.${of.severity}`)}
      </Badge>
      <Text span fz="sm" lang="en" className="wrap">
        {of.text}
      </Text>
    </li>
  );
}
