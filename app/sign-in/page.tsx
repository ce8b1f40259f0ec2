import type { PageEndpoint } from '@jembatan/http/endpoints'
import { localPath } from '@jembatan/platform/request'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import type { Messages } from '@/i18n/request'
import { ForgetDraft } from '../_forms/forget-draft'
import { getRamai } from '../_request/visitor'
import { DemoDrawer } from '../_ui/demo-drawer'
import { PaperPage } from '../_ui/paper-page'
import { readIntent } from '../account/intent'
import { type AddressQuery, only } from '../browse/address-query'
import { draftOfComment } from '../social/draft-of-comment'
import { signInAsDemo } from './actions'
import { SignInForm } from './sign-in-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signIn'), robots: { index: false } }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const query = await searchParams
  const to = localPath(only(query.to))
  const [t, messages, intent, ramai] = await Promise.all([
    getTranslations('account'),
    getMessages() as Promise<Messages>,
    readIntent(),
    getRamai(),
  ])
  const identities = await ramai.account.demoIdentities()

  return (
    <PaperPage>
      <h1 className="font-extrabold text-4xl tracking-tight">{t('signIn')}</h1>
      <p className="mt-3 text-muted leading-relaxed">{t(`intent.${intent?.deed.act ?? 'nothing'}`)}</p>
      {only(query.password) === 'set' && (
        <p role="status" className="mt-4 font-bold">
          {t('reset.done')}
        </p>
      )}
      {only(query.email) === 'confirmed' && (
        <p role="status" className="mt-4 font-bold">
          {t('confirm.done')}
        </p>
      )}
      <div className="mt-6 grid max-w-md gap-6">
        {/* The sign-in sends the comment, so its draft ends here. */}
        {intent?.deed.act === 'comment' && <ForgetDraft name={draftOfComment(intent.deed)} />}
        <SignInForm to={to} words={messages.account} reasons={messages.complaints.appeal.reasons} />
        <p>
          {t('noAccount')}{' '}
          <a
            href={`/sign-up?to=${encodeURIComponent(to)}`}
            className="inline-block py-2.5 font-bold text-ramai-text underline"
          >
            {t('signUp')}
          </a>
        </p>
        {identities.length > 0 && (
          <DemoDrawer title={t('outbox.drawer')}>
            <form action={signInAsDemo} className="grid gap-2">
              <input type="hidden" name="to" value={to} />
              <h2 className="font-extrabold">{t('demo')}</h2>
              <p className="text-sm">{t('demoText')}</p>
              {identities.map(({ handle, name, isCreator }) => (
                <button key={handle} type="submit" name="handle" value={handle} className="button button-quiet">
                  {t('signInAs', { name })}
                  {isCreator && ` · ${t('creator')}`}
                </button>
              ))}
            </form>
          </DemoDrawer>
        )}
      </div>
    </PaperPage>
  )
}
