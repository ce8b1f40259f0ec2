import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import { asMember } from '@/app/account/session'
import { type AddressQuery, only } from '@/app/browse/address-query'
import type { Messages } from '@/i18n/request'
import { LARGEST_UPLOAD, LONGEST_CLIP_SECONDS } from '@/server/media/limits'
import { LONGEST_CAPTION } from '@/server/studio/limits'
import { readRefusal } from '@/server/trpc/caller'
import { discardDraft } from './actions'
import { DraftForm } from './draft-form'

export const endpoint: PageEndpoint = { who: 'member', refusal: 307 }

type DraftPageProps = { params: Promise<{ draft: string }>; searchParams: Promise<AddressQuery> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studio.write'))('title'), robots: { index: false } }
}

/** The editor of one post, with its preview. */
export default orAbsent(async function DraftPage({ params, searchParams }: DraftPageProps) {
  const [{ draft: id }, { done }, { studio }] = await Promise.all([params, searchParams, getRamai()])
  const draft = await asMember(studio.draft({ id })).catch((failure: unknown) => {
    if (readRefusal(failure)?.code === 'draft_unknown') notFound()
    throw failure
  })
  const [t, messages, { language }] = await Promise.all([
    getTranslations('studio'),
    getMessages() as Promise<Messages>,
    getVisitor(),
  ])
  const notice = ([only(done)] as const).find((code) => code === 'saved' || code === 'uploaded')

  return (
    <PaperPage back="/studio" wide>
      <p>
        <a href="/studio" className="inline-block py-2.5 font-bold text-ramai-text underline">
          {t('write.back')}
        </a>
      </p>
      <h1 className="text-balance font-extrabold text-4xl tracking-tight">
        {t(draft.draft.postId === null ? 'write.title' : 'write.titleChange')}
      </h1>
      <p className="mt-2 text-muted">{t('write.text')}</p>
      {notice && (
        <p role="status" className="mt-3 font-bold">
          {messages.studio.done[notice as 'saved' | 'uploaded']}
        </p>
      )}
      <DraftForm
        {...draft}
        words={messages.studio}
        adWords={{ ad: messages.feed.ad, partnership: messages.feed.partnership }}
        language={language}
        limits={{ caption: LONGEST_CAPTION, upload: LARGEST_UPLOAD, clipSeconds: LONGEST_CLIP_SECONDS }}
      />
      <form action={discardDraft} className="mt-6">
        <input type="hidden" name="id" value={draft.draft.id} />
        <button type="submit" className="button button-quiet">
          {t('write.discard')}
        </button>
      </form>
    </PaperPage>
  )
})
