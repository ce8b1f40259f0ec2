import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { isDemoMode } from '@/server/environment'
import { CLAIM_DAYS } from '@/server/mail/limits'
import { readFailure } from '@/server/trpc/caller'
import { FieldsForm } from '../fields-form'
import { formWords } from '../form-words'
import { requestClaim } from './actions'
import { readClaimToken } from './claim-cookie'
import { TakeOver } from './take-over'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('migrated'))('title'), robots: { index: false } }
}

type Props = { searchParams: Promise<{ done?: string | string[] }> }

/** The page where a migrated buyer of the old shop claims their orders, once. */
export default async function Claim({ searchParams }: Props) {
  const declined = (await searchParams).done === 'declined'
  const t = await getTranslations('migrated')
  const token = await readClaimToken()
  const pasar = await shop()
  const claim = token
    ? await pasar.migrated.show({ token }).catch((failure: unknown) => {
        const refusal = readFailure(failure)
        if (!refusal) throw failure
        return refusal.code
      })
    : null

  return (
    <section className="mx-auto grid max-w-2xl gap-5 pt-10">
      <div className="grid gap-2">
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="text-quiet">{t('text')}</p>
      </div>
      {declined && <Notice tone="good">{t('declined')}</Notice>}
      {typeof claim === 'string' && <Refused code={claim} signedIn={(await pasar.account.show()) !== null} />}
      {claim !== null && typeof claim === 'object' && <TakeOver claim={claim} />}
      {(claim === null || NEWER_HELPS.has(String(claim))) && <AskAgain />}
      <Link href="/privacy" prefetch={false} className="min-h-11 content-center justify-self-start underline">
        {t('privacy')}
      </Link>
    </section>
  )
}

const REFUSALS = ['claim_malformed', 'claim_unknown', 'claim_used', 'claim_expired', 'claim_of_another'] as const

/** A used link, or one of another person, cannot be replaced by a new one. */
const NEWER_HELPS = new Set(['claim_malformed', 'claim_unknown', 'claim_expired'])

type Refusal = { code: string; signedIn: boolean }

async function Refused({ code, signedIn }: Refusal) {
  const t = await getTranslations('migrated')
  const reason = REFUSALS.find((refusal) => refusal === code) ?? 'claim_unknown'

  return (
    <>
      <Notice tone="warn">{t(`refusals.${reason}`)}</Notice>
      {reason === 'claim_used' && (
        <Link
          href={signedIn ? '/orders' : '/account?to=/orders'}
          prefetch={false}
          className={`${button.primary} justify-self-start`}
        >
          {t(signedIn ? 'toOrders' : 'signIn')}
        </Link>
      )}
      {reason === 'claim_of_another' && (
        <form action="/account/sign-out" method="post">
          <button type="submit" className={button.primary}>
            {t('signOut')}
          </button>
        </form>
      )}
    </>
  )
}

/** A new link goes only to the email that was migrated. */
async function AskAgain() {
  const t = await getTranslations('migrated')
  const account = await getTranslations('account')

  return (
    <section aria-labelledby="again" className={`${card} grid gap-4`}>
      <div className="grid gap-1">
        <h2 id="again" className="text-xl">
          {t('again.title')}
        </h2>
        <p className="text-quiet">{t('again.text')}</p>
      </div>
      <FieldsForm
        action={requestClaim}
        look="quiet"
        fields={[{ name: 'email', type: 'email', autoComplete: 'email', label: account('email') }]}
        words={{ ...(await formWords()), submit: t('again.send'), done: t('again.sent', { days: CLAIM_DAYS }) }}
      />
      {isDemoMode() && (
        <DemoDrawer title={account('demoDrawer')}>
          <Link href="/demo/outbox" prefetch={false} className="min-h-11 content-center justify-self-start underline">
            {account('outbox')}
          </Link>
        </DemoDrawer>
      )}
    </section>
  )
}
