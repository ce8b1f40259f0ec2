import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { PaperPage } from '@/app/_ui/paper-page'
import type { Messages } from '@/i18n/request'
import { getRamai } from '../_request/visitor'
import { Avatar } from '../_ui/avatar'
import { asMember } from '../account/session'
import { type AddressQuery, only } from '../browse/address-query'
import { newDraft } from './actions'
import { DraftList } from './draft-list'
import { Figures } from './figures'
import { OpenForm } from './open-form'
import { OwnPosts } from './own-posts'

export const endpoint: PageEndpoint = { who: 'member', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studio'))('title'), robots: { index: false } }
}

/** A creator's own posts, drafts and figures; for other members, the form to become a creator. */
export default orAbsent(async function StudioPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const query = await searchParams
  const { studio, account } = await getRamai()
  const own = await asMember(studio.show({ cursor: only(query.after) }))
  const [t, messages, me] = await Promise.all([
    getTranslations('studio'),
    getMessages() as Promise<Messages>,
    account.show(),
  ])
  const { done, failed } = messages.studio

  return (
    <PaperPage back="/me" wide>
      <h1 className="text-balance font-extrabold text-4xl tracking-tight">{t('title')}</h1>
      <p className="mt-3 max-w-prose text-muted leading-relaxed">{t('text')}</p>
      <Outcome words={done} code={only(query.done)} />
      <Outcome words={failed} code={only(query.failed)} wrong />
      {!own && <OpenForm words={messages.studio} name={me?.name ?? ''} />}
      {own?.creator.closedAt && (
        <p role="alert" className="mt-6 font-bold text-ramai-text">
          {t('closed')}
        </p>
      )}
      {own && (
        <>
          <div className="mt-6 flex flex-wrap items-center justify-between gap-4">
            <a href={`/creators/${own.creator.id}`} className="flex items-center gap-3">
              <Avatar src={own.creator.picture} size={56} />
              <span>
                <span className="block font-extrabold">{own.creator.name}</span>
                <span className="text-muted">@{own.creator.id}</span>
              </span>
            </a>
            <form action={newDraft}>
              <button type="submit" className="button bg-ink text-card">
                {t('newPost')}
              </button>
            </form>
          </div>
          <Figures days={own.figures} />
          <DraftList drafts={own.drafts} />
          <OwnPosts posts={own.posts} older={own.older} />
        </>
      )}
    </PaperPage>
  )
})

type OutcomeProps = { words: Record<string, string>; code: string | undefined; wrong?: boolean }

/** Shows the message for a result code; nothing for an unknown code. */
function Outcome({ words, code = '', wrong = false }: OutcomeProps) {
  if (!Object.hasOwn(words, code)) return null

  return (
    <p role={wrong ? 'alert' : 'status'} className={`mt-4 font-bold ${wrong ? 'text-ramai-text' : ''}`}>
      {words[code]}
    </p>
  )
}
