import { Checkbox, Group, Radio, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConsentBody } from '@consilium/contracts';

const SCOPES = ['secondary-findings', 'research', 're-contact'] as const;
const STATES = ['given', 'missing', 'withdrawn'] as const;

interface Props {
  readonly value: ConsentBody;
  readonly onChange: (value: ConsentBody) => void;
}

export function ConsentFields({ value, onChange }: Props) {
  const { t } = useTranslation(['intake', 'terms']);
  const choose = (text: string): void => {
    const status = STATES.find((one) => one === text);
    if (status) onChange({ ...value, status });
  };
  const chooseScope = (texts: readonly string[]): void => onChange({ ...value, scope: SCOPES.filter((one) => texts.includes(one)) });
  return (
    <>
      <Radio.Group label={t('consent.status')} value={value.status} onChange={choose} required>
        <Group mt={6} gap="lg">
          {STATES.map((status) => (
            <Radio key={status} value={status} label={t(`terms:consent.${status}`)} />
          ))}
        </Group>
      </Radio.Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('consent.version')}
          value={value.version ?? ''}
          onChange={({ currentTarget }) => onChange({ ...value, version: currentTarget.value || null })}
        />
        <TextInput
          type="date"
          label={t('consent.recordedOn')}
          value={value.recordedOn ?? ''}
          onChange={({ currentTarget }) => onChange({ ...value, recordedOn: currentTarget.value || null })}
        />
      </SimpleGrid>
      <Checkbox.Group label={t('consent.scope')} value={[...value.scope]} onChange={chooseScope}>
        <Group mt={6} gap="lg">
          {SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(`terms:scope.${scope}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}
