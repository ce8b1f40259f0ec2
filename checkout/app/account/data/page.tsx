import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Announcement } from '@/app/_ui/announcement'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { formatDay } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { isDemoMode } from '@/server/environment'
import { WAITING_DAYS } from '@/server/rights/limits'
import { readFailure } from '@/server/trpc/caller'
import { FieldsForm } from '../fields-form'
import { formWords } from '../form-words'
import { changeEmail, correctData, requestConfirmation, requestDeletion, withdrawDeletion } from './actions'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('data.title'), robots: { index: false } }
}

type Props = {
  searchParams: Promise<{
    wait?: string | string[]
    deletion?: string | string[]
    changed?: string | string[]
    email?: string | string[]
  }>
}

export default async function MyData({ searchParams }: Props) {
  const { wait, deletion: deletionStep, changed, email } = await searchParams
  const seconds = Number(wait)
  const t = await getTranslations('account.data')
  const pasar = await shop()
  const customer = await pasar.account.show()
  const deletion = await pasar.rights.show().catch(undefinedWithoutSession)
  const hasOutcome = deletion !== undefined

  return (
    <section className="mx-auto grid max-w-2xl gap-5 pt-10">
      <div className="grid gap-2">
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="text-quiet">{t('text')}</p>
        <p>{customer ? t('scopeAccount', { email: customer.email }) : t('scopeGuest')}</p>
        <Link href="/orders/find" prefetch={false} className="min-h-11 content-center justify-self-start underline">
          {t('findOrder')}
        </Link>
      </div>
      {seconds > 0 && (
        <Announcement about="wait">
          <Notice tone="warn">{t('slowDown', { seconds })}</Notice>
        </Announcement>
      )}
      {changed && (
        <Announcement about="changed">
          <Notice tone="warn">{t('changed')}</Notice>
        </Announcement>
      )}
      {email === 'confirmed' && (
        <Announcement about="email">
          <Notice tone="good">{(await getTranslations('account.confirm'))('done')}</Notice>
        </Announcement>
      )}
      <section aria-labelledby="export" className={`${card} grid justify-items-start gap-3`}>
        <h2 id="export" className="text-xl">
          {t('export')}
        </h2>
        <p className="text-quiet">{t('exportText')}</p>
        {hasOutcome ? (
          <a href="/account/data/export" download className={button.quiet}>
            {t('download')}
          </a>
        ) : (
          <p>{t('nothingKept')}</p>
        )}
      </section>
      <section aria-labelledby="correct" className={`${card} grid gap-3`}>
        <h2 id="correct" className="text-xl">
          {t('correct')}
        </h2>
        {customer && <Correct customer={customer} />}
        <p className="text-quiet">{t('correctText')}</p>
        <Link href="/account/addresses" prefetch={false} className={`${button.quiet} justify-self-start`}>
          {(await getTranslations('account.links'))('addresses')}
        </Link>
      </section>
      {customer && <Email customer={customer} />}
      <section aria-labelledby="delete" className={`${card} grid gap-3`}>
        <h2 id="delete" className="text-xl">
          {t('delete')}
        </h2>
        <Delete account={customer?.id ?? ''} deletion={deletion ?? null} step={deletionStep} hasData={hasOutcome} />
      </section>
    </section>
  )
}

type Customer = { id: string; name: string; email: string; emailVerified: boolean }

async function Correct({ customer: { id, name } }: { customer: Customer }) {
  const t = await getTranslations('account')

  return (
    <FieldsForm
      action={correctData}
      look="quiet"
      values={{ name }}
      hidden={{ account: id }}
      fields={[{ name: 'name', autoComplete: 'name', label: t('name') }]}
      words={{ ...(await formWords()), submit: t('data.save'), done: t('data.saved') }}
    />
  )
}

/** The account's email: whether it is verified, and a form to change it. */
async function Email({ customer: { id, email, emailVerified } }: { customer: Customer }) {
  const t = await getTranslations('account')
  const words = await formWords()

  return (
    <section aria-labelledby="account-email" className={`${card} grid gap-4`}>
      <div className="grid gap-1">
        <h2 id="account-email" className="text-xl">
          {t('confirm.heading')}
        </h2>
        <p className="wrap-anywhere text-quiet">
          {t(emailVerified ? 'confirm.proven' : 'confirm.unproven', { email })}
        </p>
      </div>
      {!emailVerified && (
        <FieldsForm
          action={requestConfirmation}
          look="quiet"
          hidden={{ account: id }}
          fields={[]}
          words={{ ...words, submit: t('confirm.again'), done: t('confirm.sent') }}
        />
      )}
      <p className="text-quiet">{t('confirm.changeText')}</p>
      <FieldsForm
        action={changeEmail}
        look="quiet"
        hidden={{ account: id }}
        fields={[
          { name: 'email', type: 'email', autoComplete: 'email', label: t('confirm.newEmail') },
          { name: 'password', type: 'password', autoComplete: 'current-password', label: t('password') },
        ]}
        words={{ ...words, submit: t('confirm.change'), done: t('confirm.sent') }}
      />
      {isDemoMode() && (
        <DemoDrawer title={t('demoDrawer')}>
          <Link href="/demo/outbox" prefetch={false} className="min-h-11 content-center justify-self-start underline">
            {t('outbox')}
          </Link>
        </DemoDrawer>
      )}
    </section>
  )
}

type Deletion = { dueAt: string; underWay: string[] }

type DeleteProps = { account: string; deletion: Deletion | null; step: string | string[] | undefined; hasData: boolean }

/** The deletion of all data. After a step its result replaces the pressed button. */
async function Delete({ account, deletion, step, hasData }: DeleteProps) {
  const t = await getTranslations('account.data')
  if (!deletion)
    return (
      <form action={requestDeletion} className="grid justify-items-start gap-3">
        <input type="hidden" name="account" value={account} />
        {step === 'withdrawn' && (
          <Announcement about={step}>
            <Notice tone="good">{t('withdrawn')}</Notice>
          </Announcement>
        )}
        <p className="text-quiet">{t('deleteText', { days: WAITING_DAYS })}</p>
        <p className="text-quiet">{t('deleteOpened')}</p>
        {hasData && (
          <button type="submit" className={button.quiet}>
            {t('request')}
          </button>
        )}
      </form>
    )
  const date = formatDay(deletion.dueAt, await readLanguage())
  const due = t(deletion.underWay.length > 0 ? 'dueAfter' : 'due', { date })

  return (
    <form action={withdrawDeletion} className="grid justify-items-start gap-3">
      <input type="hidden" name="account" value={account} />
      {step === 'requested' ? (
        <Announcement about={step}>
          <Notice tone="warn">{due}</Notice>
        </Announcement>
      ) : (
        <Notice tone="warn">{due}</Notice>
      )}
      {deletion.underWay.length > 0 && (
        <p>
          {t('underWay')}
          {deletion.underWay.map((orderId) => (
            <Link
              key={orderId}
              href={`/orders/${orderId}`}
              prefetch={false}
              className="block min-h-11 content-center underline"
            >
              {orderId}
            </Link>
          ))}
        </p>
      )}
      <button type="submit" className={button.quiet}>
        {t('withdraw')}
      </button>
    </form>
  )
}

/** Without a session there is no data about the browser, and so no file to download. */
function undefinedWithoutSession(failure: unknown) {
  if (readFailure(failure)?.code !== 'session_missing') throw failure

  return undefined
}
