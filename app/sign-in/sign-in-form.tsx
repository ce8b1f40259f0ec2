'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, Field } from '../_forms/fields'
import { TakesFocus } from '../_ui/takes-focus'
import { type SignedIn, signIn } from './actions'

type SignInFormProps = {
  /** The page to come back to. */
  to: string
  words: Messages['account']
  /** Of takedowns, by their codes. */
  reasons: Record<string, string>
}

export function SignInForm({ to, words, reasons }: SignInFormProps) {
  const [{ typed, mistakes, closed }, enter, entering] = useActionState(signIn, { typed: {}, mistakes: {} } as SignedIn)
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={enter} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      {closed && <Closed notices={closed} words={words} reasons={reasons} />}
      <input type="hidden" name="to" value={to} />
      <Field
        name="email"
        type="email"
        autoComplete="username"
        label={words.email}
        value={typed.email ?? ''}
        error={errors.email}
      />
      <Field
        name="password"
        type="password"
        autoComplete="current-password"
        label={words.password}
        error={errors.password}
      />
      <a
        href="/password/forgotten"
        className="inline-block justify-self-start py-2.5 font-bold text-ramai-text underline"
      >
        {words.reset.forgotten}
      </a>
      <button type="submit" disabled={entering} className="button bg-ink text-white">
        {entering ? words.busy : words.signIn}
      </button>
    </form>
  )
}

type ClosedProps = Omit<SignInFormProps, 'to'> & { notices: NonNullable<SignedIn['closed']> }

/** Why nobody can sign in to this account, and the way to appeal. */
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
