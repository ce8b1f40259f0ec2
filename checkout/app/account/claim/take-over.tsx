import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatDay, formatMoment } from '@/app/_ui/format'
import { button, card } from '@/app/_ui/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { FieldsForm } from '../fields-form'
import { formWords } from '../form-words'
import { claimForAccount, claimWithPassword, declineClaim } from './actions'

type Props = { claim: RouterOutputs['migrated']['show'] }

/**
 * Shows what was migrated and under which consent, with two actions: claim it or have it deleted.
 */
export async function TakeOver({ claim }: Props) {
  return (
    <>
      <Contents claim={claim} />
      <Accept claim={claim} />
      <Decline />
    </>
  )
}

async function Contents({ claim: { name, email, phone, address, orders, consent, expiresAt } }: Props) {
  const t = await getTranslations('migrated')
  const language = await readLanguage()
  const facts = [
    { name: t('orders'), value: t('ordersCount', { count: orders }) },
    { name: t('name'), value: name },
    { name: t('email'), value: email },
    { name: t('phone'), value: phone ?? t('none') },
    { name: t('address'), value: address ?? t('none') },
    { name: t('from'), value: t('fromText') },
    {
      name: t('consent'),
      value: t('consentText', { version: consent.version, moment: formatMoment(consent.at, language) }),
    },
    { name: t('until'), value: formatDay(expiresAt, language) },
  ]

  return (
    <section aria-labelledby="contents" className={`${card} grid gap-4`}>
      <h2 id="contents" className="text-xl">
        {t('contents')}
      </h2>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[10rem_1fr]">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="font-bold text-quiet text-sm max-sm:-mb-3">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {consent.text && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 font-bold">{t('consentWords')}</summary>
          <blockquote className="border-line border-l-4 pl-4 text-quiet">{consent.text[language]}</blockquote>
        </details>
      )}
      <p className="text-quiet text-sm">{t('stays')}</p>
    </section>
  )
}

async function Accept({ claim: { way, email } }: Props) {
  const t = await getTranslations('migrated')
  const account = await getTranslations('account')
  const words = await formWords()

  return (
    <section aria-labelledby="accept" className={`${card} grid gap-4`}>
      <div className="grid gap-1">
        <h2 id="accept" className="text-xl">
          {t(`ways.${way}.title`)}
        </h2>
        <p className="text-quiet">{t(`ways.${way}.text`, { email })}</p>
      </div>
      {way === 'join' ? (
        <form action={claimForAccount}>
          <button type="submit" className={button.primary}>
            {t('ways.join.submit')}
          </button>
        </form>
      ) : (
        <FieldsForm
          action={claimWithPassword}
          fields={[
            way === 'sign_up'
              ? {
                  name: 'password',
                  type: 'password',
                  autoComplete: 'new-password',
                  label: account('password'),
                  hint: account('passwordHint'),
                }
              : { name: 'password', type: 'password', autoComplete: 'current-password', label: account('password') },
          ]}
          words={{ ...words, submit: t(`ways.${way}.submit`) }}
        />
      )}
      {way === 'sign_in' && (
        <Link href="/account/forgot" prefetch={false} className="min-h-11 content-center justify-self-start underline">
          {account('forgot')}
        </Link>
      )}
    </section>
  )
}

async function Decline() {
  const t = await getTranslations('migrated.decline')

  return (
    <form action={declineClaim} className={`${card} grid justify-items-start gap-3`}>
      <h2 className="text-xl">{t('title')}</h2>
      <p className="text-quiet">{t('text')}</p>
      <button type="submit" className={button.quiet}>
        {t('submit')}
      </button>
    </form>
  )
}
