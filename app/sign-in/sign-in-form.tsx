'use client'

import { useForm } from '@jembatan/http/use-form'
import type { Messages } from '@/i18n/request'
import { Field } from '../_forms/field'
import { Form } from '../_forms/form'
import { PasswordField } from '../_forms/password-field'
import { TakesFocus } from '../_ui/takes-focus'
import { type Closing, signIn } from './actions'

type SignInFormProps = {
  /** The page to return to. */
  to: string
  words: Messages['account']
  /** The messages for reasons of takedowns, by code. */
  reasons: Record<string, string>
}

export function SignInForm({ to, words, reasons }: SignInFormProps) {
  const form = useForm(signIn)

  return (
    <Form of={form} summary={words.summary} className="grid gap-4">
      {form.result && <Closed notices={form.result} words={words} reasons={reasons} />}
      <input type="hidden" name="to" value={to} />
      <Field {...form.field('email')} type="email" autoComplete="username" label={words.email} />
      <PasswordField
        {...form.field('password')}
        show={words.showPassword}
        autoComplete="current-password"
        label={words.password}
      />
      <a
        href="/password/forgotten"
        className="inline-block justify-self-start py-2.5 font-bold text-ramai-text underline"
      >
        {words.reset.forgotten}
      </a>
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.busy : words.signIn}
      </button>
    </Form>
  )
}

type ClosedProps = Omit<SignInFormProps, 'to'> & { notices: Closing }

/** Explains why the account is closed, and links to the appeal. */
function Closed({ notices, words, reasons }: ClosedProps) {
  return (
    <TakesFocus role="alert" className="error-summary">
      <h2 className="font-bold">{words.closed.title}</h2>
      <p className="mt-1 leading-relaxed">{words.closed.text}</p>
      <ul className="mt-1 grid">
        {notices.map(({ notice, reason }) => (
          <li key={notice}>
            <a href={`/appeals?notice=${notice}`} className="inline-block py-2.5 underline">
              {words.closed.appeal.replace('{reason}', reasons[reason] ?? reason).replace('{notice}', notice)}
            </a>
          </li>
        ))}
      </ul>
    </TakesFocus>
  )
}
