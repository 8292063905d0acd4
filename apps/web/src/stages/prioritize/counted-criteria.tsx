import { Badge, List, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ONCOGENICITY_CRITERIA } from '@consilium/domain';
import type { Oncogenicity } from '@consilium/domain';
import { useFormat } from '../../shared/use-format.ts';

const KNOWN = new Map<string, (typeof ONCOGENICITY_CRITERIA)[number]>(ONCOGENICITY_CRITERIA.map((one) => [one[0], one]));

/** `+4`, `−1`, or nothing for a code of a scheme that this page does not know. */
export function pointsOf(code: string): string {
  const points = KNOWN.get(code)?.[1];
  return points === undefined ? '' : `${points > 0 ? '+' : '−'}${Math.abs(points)}`;
}
export const meaningOf = (code: string): string => KNOWN.get(code)?.[2] ?? '';

/** Every criterion that counted, with its points and where it was read; one that people entered with their names and reasons. */
export function CountedCriteria({ of }: { readonly of: Oncogenicity['criteria'] }) {
  const { t } = useTranslation('prioritize');
  const format = useFormat();
  return (
    <List fz="sm" listStyleType="none" spacing={6}>
      {of.map(({ code, source, entered }) => (
        <List.Item key={code}>
          <Text span fz="sm" fw={600}>
            {code} <span className="tabular">{pointsOf(code)}</span>
          </Text>{' '}
          <span lang="en">{meaningOf(code)}</span>
          {entered === undefined || entered.map(({ reason }) => reason).join('; ') !== source ? (
            <Text fz="xs" c="dimmed" className="wrap" lang="en">
              {source}
            </Text>
          ) : null}
          {entered?.map(({ reason, by, at }) => (
            <Text key={`${by ?? ''} ${at ?? ''} ${reason}`} fz="xs" className="wrap">
              <Badge color="petrol" size="sm" leftSection={<IconUser size={11} aria-hidden />}>
                {t('criteria.byPerson')}
              </Badge>{' '}
              {[by, at === null ? null : format.instant(at)].filter(Boolean).join(', ')}: {reason}
            </Text>
          ))}
        </List.Item>
      ))}
    </List>
  );
}
