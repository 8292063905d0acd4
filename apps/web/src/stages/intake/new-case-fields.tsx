import { NumberInput, Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SEXES } from '@consilium/domain';
import { Panel } from '../../shared/panel.tsx';
import type { FieldErrors, NewCase } from './new-case-form.ts';

interface Props {
  readonly value: NewCase;
  readonly onChange: (value: NewCase) => void;
  readonly errors: FieldErrors;
}

const SPECIMENS = ['tissue', 'cfDNA', 'blood', 'bone-marrow', 'unknown'];
const ASSAYS = ['panel', 'exome', 'genome', 'unknown'];
const numberOr = (value: number | string): number | null => (typeof value === 'number' ? value : null);

export function NewCaseFields({ value, onChange, errors }: Props) {
  const { t } = useTranslation(['intake', 'terms']);
  const set = (change: Partial<NewCase>): void => onChange({ ...value, ...change });
  return (
    <>
      <Panel title={t('new.question')}>
        <Textarea
          label={t('field.question')}
          description={t('question.hint')}
          autosize
          minRows={2}
          value={value.question}
          onChange={({ currentTarget }) => set({ question: currentTarget.value })}
          error={errors['question']}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('field.code')}
            description={t('field.codeHint')}
            required
            value={value.code}
            onChange={({ currentTarget }) => set({ code: currentTarget.value })}
            error={errors['diagnosis.code']}
          />
          <TextInput
            label={t('field.diagnosisText')}
            description={t('field.optional')}
            value={value.diagnosisText}
            onChange={({ currentTarget }) => set({ diagnosisText: currentTarget.value })}
            error={errors['diagnosis.text']}
          />
        </SimpleGrid>
        <TextInput
          type="date"
          label={t('field.due')}
          description={t('field.optional')}
          value={value.due}
          onChange={({ currentTarget }) => set({ due: currentTarget.value })}
          maw={260}
        />
      </Panel>
      <Panel title={t('new.patient')} hint={t('new.patientHint')}>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput
            label={t('field.pseudonym')}
            required
            value={value.pseudonym}
            onChange={({ currentTarget }) => set({ pseudonym: currentTarget.value })}
            error={errors['patient.pseudonym']}
          />
          <Select
            label={t('field.sex')}
            required
            data={SEXES.map((one) => ({ value: one, label: t(`terms:sex.${one}`) }))}
            value={value.sex}
            onChange={(sex) => set({ sex })}
            error={errors['patient.sex']}
          />
          <NumberInput
            label={t('field.birthYear')}
            min={1900}
            max={2100}
            hideControls
            allowDecimal={false}
            thousandSeparator=""
            value={value.birthYear ?? ''}
            onChange={(year) => set({ birthYear: numberOr(year) })}
            error={errors['patient.birthYear']}
          />
        </SimpleGrid>
      </Panel>
      <SampleFields value={value} onChange={onChange} errors={errors} />
    </>
  );
}

function SampleFields({ value, onChange, errors }: Props) {
  const { t } = useTranslation(['intake', 'terms']);
  const set = (change: Partial<NewCase>): void => onChange({ ...value, ...change });
  return (
    <Panel title={t('new.sample')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('field.specimen')}
          allowDeselect={false}
          data={SPECIMENS.map((one) => ({ value: one, label: t(`terms:specimen.${one}`) }))}
          value={value.specimen}
          onChange={(specimen) => set({ specimen: specimen ?? 'unknown' })}
        />
        <Select
          label={t('field.assay')}
          allowDeselect={false}
          data={ASSAYS.map((one) => ({ value: one, label: t(`terms:assay.${one}`) }))}
          value={value.assay}
          onChange={(assay) => set({ assay: assay ?? 'unknown' })}
        />
        <NumberInput
          label={t('field.purity')}
          suffix=" %"
          min={0}
          max={100}
          hideControls
          value={value.purity ?? ''}
          onChange={(purity) => set({ purity: numberOr(purity) })}
          error={errors['sample.purity']}
        />
        <NumberInput
          label={t('field.callability')}
          description={t('field.callabilityHint')}
          suffix=" %"
          min={0}
          max={100}
          hideControls
          value={value.callability ?? ''}
          onChange={(callability) => set({ callability: numberOr(callability) })}
          error={errors['sample.callability']}
        />
        <NumberInput
          label={t('field.line')}
          min={0}
          max={30}
          hideControls
          allowDecimal={false}
          value={value.line ?? ''}
          onChange={(line) => set({ line: numberOr(line) })}
          error={errors['treatment.line']}
        />
        <TagsInput
          label={t('field.prior')}
          description={t('field.priorHint')}
          clearable
          clearButtonProps={{ 'aria-label': t('field.clearPrior') }}
          value={[...value.prior]}
          onChange={(prior) => set({ prior })}
        />
      </SimpleGrid>
    </Panel>
  );
}
