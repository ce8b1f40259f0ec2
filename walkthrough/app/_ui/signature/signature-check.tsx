import { Check, OctagonX } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { IssuerKey } from '@/server/register/issuer-keys'
import { checkToken, type TokenVerdict } from './check-token'
import { SIGNED_VALUES, signedValues, signNotification } from './sign-notification'

type Words = { words: Messages['inspector']['check'] }

type TokenCheckProps = Words & { keys: IssuerKey[]; claims: Record<string, unknown> }

/** Verifies a pasted handoff token, which no log stores, by the issuers' public keys. */
export function TokenCheck({ words, keys, claims }: TokenCheckProps) {
  const [verdict, setVerdict] = useState<TokenVerdict | null>(null)
  const isOther =
    verdict && 'claims' in verdict && Object.entries(claims).some(([name, is]) => verdict.claims[name] !== is)

  return (
    <form
      onSubmit={submitted(async (form) => setVerdict(await checkToken(String(form.get('token')), keys)))}
      className="grid gap-2"
    >
      <Heading words={words} />
      <p className="text-night-quiet text-sm">{words.tokenText}</p>
      <Field name="token" label={words.token} />
      <Submit words={words} />
      <div role="status" className="grid gap-1 text-sm empty:hidden">
        {verdict && <Verdict good={verdict.is === 'valid'} text={words.verdict[verdict.is]} />}
        {verdict && 'signed' in verdict && (
          <p className="[overflow-wrap:anywhere]">
            {fill(words.verified, { key: verdict.keyId, signed: verdict.signed })}
          </p>
        )}
        {isOther && <p className="font-bold text-ramai-night">{words.otherToken}</p>}
      </div>
    </form>
  )
}

type NotificationCheckProps = Words & { body: unknown; show: (value: unknown) => unknown }

/**
 * Computes a notification's signature from a server key typed here and compares it with a pasted
 * one.
 */
export function NotificationCheck({ words, body, show }: NotificationCheckProps) {
  const [result, setResult] = useState<{ computed: string; pasted: string } | null>(null)
  const values = signedValues(show(body))
  if (!values) return null

  async function check(form: FormData) {
    const computed = await signNotification(body, String(form.get('key')))
    setResult(computed ? { computed, pasted: String(form.get('signature')).trim().toLowerCase() } : null)
  }

  return (
    <form onSubmit={submitted(check)} className="grid gap-2">
      <Heading words={words} />
      <p className="text-night-quiet text-sm">{words.notificationText}</p>
      <Field name="key" label={words.serverKey} type="password" />
      <Field name="signature" label={words.signature} isOptional />
      <Submit words={words} />
      <div role="status" className="grid gap-1 text-sm empty:hidden">
        {result && (
          <>
            {result.pasted !== '' && (
              <Verdict
                good={result.pasted === result.computed}
                text={words.verdict[result.pasted === result.computed ? 'valid' : 'invalid']}
              />
            )}
            <p className="[overflow-wrap:anywhere]">
              SHA-512({SIGNED_VALUES.map((name, index) => `${name} ${values[index]}`).join(' + ')} + {words.serverKey})
            </p>
            <p className="font-mono [overflow-wrap:anywhere]">{result.computed}</p>
          </>
        )}
      </div>
    </form>
  )
}

/** Submits the form's values and keeps them in the fields. */
const submitted = (check: (form: FormData) => Promise<void>) => (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault()
  void check(new FormData(event.currentTarget))
}

const Heading = ({ words }: Words) => <h3 className="text-night-quiet text-sm">{words.title}</h3>

const Submit = ({ words }: Words) => (
  <button type="submit" className="button w-fit bg-white text-night">
    {words.button}
  </button>
)

type FieldProps = { name: string; label: string; type?: 'password'; isOptional?: boolean }

/** Typed values never leave the page, and autocomplete is off. */
const Field = ({ name, label, type, isOptional = false }: FieldProps) => (
  <label className="grid gap-1 text-sm">
    {label}
    <input
      name={name}
      type={type ?? 'text'}
      required={!isOptional}
      autoComplete="off"
      spellCheck={false}
      className="field text-ink"
    />
  </label>
)

function Verdict({ good, text }: { good: boolean; text: string }) {
  const Icon = good ? Check : OctagonX

  return (
    <p className={`flex items-center gap-2 font-bold text-base ${good ? 'text-pasar-night' : 'text-ramai-night'}`}>
      <Icon size={18} aria-hidden className="shrink-0" />
      {text}
    </p>
  )
}
