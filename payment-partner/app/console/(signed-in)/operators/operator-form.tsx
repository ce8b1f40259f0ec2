'use client'

import { useForm } from '@jembatan/http/use-form'
import { Choice } from '@/app/_forms/choice'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { NewKey } from '../new-key'
import { add } from './actions'
import type { OperatorFormWords } from './words'

type Props = { merchants: { id: string; name: string }[]; mayServeEvery: boolean; words: OperatorFormWords }

/** Adds an operator. The new key is visible once, in the answer. */
export function OperatorForm({ merchants, mayServeEvery, words }: Props) {
  const form = useForm(add)
  const every = mayServeEvery ? [{ code: '', name: words.everyMerchant }] : []

  return (
    <Form of={form} summary={words.summary}>
      {form.result && <NewKey title={words.keyTitle} text={words.keyText} value={form.result.key} />}
      <Field {...form.field('name')} label={words.name} autoComplete="off" />
      <Choice {...form.field('role')} label={words.role} options={words.roles} />
      <Choice
        {...form.field('merchant')}
        label={words.merchant}
        options={[...every, ...merchants.map(({ id, name }) => ({ code: id, name: `${name} · ${id}` }))]}
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </Form>
  )
}
