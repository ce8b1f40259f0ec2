'use client'

import { useForm } from '@jembatan/http/use-form'
import { Choice } from '@/app/_forms/choice'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { create } from './actions'
import type { PayoutFormWords } from './words'

type Props = { accounts: { id: string; name: string }[]; words: PayoutFormWords }

export function PayoutForm({ accounts, words }: Props) {
  const form = useForm(create)
  const bank = form.field('bank')
  const merchant = form.field('merchant')

  return (
    <section aria-label={words.title} className="panel grid gap-4 p-5 sm:p-6">
      <h2 className="text-lg">{words.title}</h2>
      <Form of={form} summary={words.summary}>
        {accounts.length === 1 ? (
          <input type="hidden" name={merchant.name} value={accounts[0]?.id} />
        ) : (
          <Choice {...merchant} label={words.merchant} options={accounts.map(({ id, name }) => ({ code: id, name }))} />
        )}
        <Field {...form.field('name')} label={words.name} autoComplete="off" />
        <Choice {...bank} label={words.bank} options={words.banks} />
        <Field {...form.field('account')} label={words.account} hint={words.accountHint} inputMode="numeric" />
        <Field {...form.field('amount')} label={words.amount} inputMode="numeric" />
        <Field {...form.field('notes')} label={words.notes} autoComplete="off" />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
    </section>
  )
}
