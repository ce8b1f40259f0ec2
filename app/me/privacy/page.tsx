import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { PaperPage } from '@/app/_ui/paper-page'
import { asMember } from '@/app/account/session'
import { type AddressQuery, only } from '@/app/browse/address-query'
import type { Messages } from '@/i18n/request'
import { WAITING_DAYS } from '@/server/rights/limits'
import { requestConfirmation, requestDeletion, withdrawDeletion } from '../actions'
import { ConsentChanges, ConsentForms } from './consent-forms'
import { EmailForm } from './email-form'

export const endpoint: PageEndpoint = { who: 'member', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title'), robots: { index: false } }
}

export type Privacy = Awaited<ReturnType<Awaited<ReturnType<typeof getRamai>>['privacy']['show']>>

export default orAbsent(async function PrivacyPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const query = await searchParams
  const seconds = Number(only(query.wait))
  const ramai = await getRamai()
  const { member, granted, changes } = await asMember(ramai.privacy.show())
  const mailGoes = await ramai.account.mailGoes()
  const [t, account, social, messages, { language }] = await Promise.all([
    getTranslations('privacy'),
    getTranslations('account'),
    getTranslations('social'),
    getMessages() as Promise<Messages>,
    getVisitor(),
  ])

  return (
    <PaperPage back="/me">
      <h1 className="text-balance font-extrabold text-4xl tracking-tight">{t('title')}</h1>
      <p className="mt-3 text-muted leading-relaxed">{t('text')}</p>
      {seconds > 0 && (
        <p role="status" className="mt-4 font-bold text-ramai-text">
          {social('slowDown', { seconds })}
        </p>
      )}
      {only(query.email) === 'confirmed' && (
        <p role="status" className="mt-4 font-bold">
          {account('confirm.done')}
        </p>
      )}
      <section aria-labelledby="consents" className="mt-10">
        <h2 id="consents" className="font-extrabold text-2xl">
          {t('consents')}
        </h2>
        <p className="mt-2 mb-4 leading-relaxed">{t('consentsText')}</p>
        <ConsentForms granted={granted} />
        <ConsentChanges changes={changes} />
      </section>
      <section aria-labelledby="correct" className="mt-10">
        <h2 id="correct" className="font-extrabold text-2xl">
          {t('correct')}
        </h2>
        <p className="mt-2 leading-relaxed">{t('correctText')}</p>
        <a href="/me/profile" className="button button-quiet mt-4">
          {t('toProfile')}
        </a>
      </section>
      <section aria-labelledby="account-email" className="mt-10">
        <h2 id="account-email" className="font-extrabold text-2xl">
          {account('email')}
        </h2>
        {mailGoes === 'nowhere' ? (
          <p className="mt-2 break-words leading-relaxed">{account('confirm.unavailable', { email: member.email })}</p>
        ) : (
          <>
            <p className="mt-2 break-words leading-relaxed">
              {account(member.emailVerified ? 'confirm.proven' : 'confirm.unproven', { email: member.email })}
            </p>
            {!member.emailVerified && (
              <form action={requestConfirmation} className="mt-2 flex items-center gap-4">
                <button type="submit" className="button button-quiet">
                  {account('confirm.again')}
                </button>
                <p role="status">{only(query.email) === 'sent' && account('confirm.sent')}</p>
              </form>
            )}
            <p className="mt-4 mb-4 text-muted leading-relaxed">{account('confirm.changeText')}</p>
            <EmailForm words={messages.account} />
            {mailGoes === 'to the outbox' && (
              <DemoDrawer title={account('outbox.drawer')}>
                <a href="/demo/outbox" className="button button-quiet">
                  {account('outbox.title')}
                </a>
              </DemoDrawer>
            )}
          </>
        )}
      </section>
      <section aria-labelledby="export" className="mt-10">
        <h2 id="export" className="font-extrabold text-2xl">
          {t('export')}
        </h2>
        <p className="mt-2 leading-relaxed">{t('exportText')}</p>
        <a href="/me/export" className="button button-quiet mt-4" download>
          {t('download')}
        </a>
      </section>
      <section aria-labelledby="delete" className="mt-10">
        <h2 id="delete" className="font-extrabold text-2xl">
          {t('delete')}
        </h2>
        {member.deletionDueAt ? (
          <form action={withdrawDeletion} className="mt-2 grid justify-items-start gap-4">
            <p role="status" className="font-bold text-ramai-text">
              {t('deletionDue', {
                date: member.deletionDueAt.toLocaleDateString(language === 'en' ? 'en-GB' : 'id-ID', {
                  dateStyle: 'long',
                  timeZone: 'Asia/Jakarta',
                }),
              })}
            </p>
            <button type="submit" className="button button-quiet">
              {t('withdrawDeletion')}
            </button>
          </form>
        ) : (
          <details className="mt-2">
            <summary className="button button-quiet">{t('startDeletion')}</summary>
            <form action={requestDeletion} className="mt-4 grid justify-items-start gap-4">
              <p className="leading-relaxed">{t('deleteText', { days: WAITING_DAYS })}</p>
              <button type="submit" className="button bg-ramai-text text-card">
                {t('requestDeletion')}
              </button>
            </form>
          </details>
        )}
      </section>
    </PaperPage>
  )
})
