import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getRamai } from '../_request/visitor'
import { PaperPage } from '../_ui/paper-page'
import { signInPage } from '../account/session'
import { type AddressQuery, only } from '../browse/address-query'
import { ScopedFeed } from '../browse/scoped-feed'
import { Tiles } from '../browse/tiles'

export const endpoint: PageEndpoint = { who: 'member', refusal: 307 }

const SAVED = { of: 'saved' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('social'))('savedTitle'), robots: { index: false } }
}

/** The posts that a member saved; with a post in the address, the posts as a feed. */
export default async function SavedPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const [t, ramai, query] = await Promise.all([getTranslations('social'), getRamai(), searchParams])
  if (!(await ramai.account.show())) redirect(await signInPage())
  const title = t('savedTitle')
  if (query.post !== undefined) return <ScopedFeed scope={SAVED} path="/saved" title={title} request={query} />
  const page = await ramai.browse.tiles({ scope: SAVED, cursor: only(query.after) })

  return (
    <PaperPage back="/me" wide>
      <h1 className="font-extrabold text-4xl tracking-tight">{title}</h1>
      <p className="mt-2 text-muted">{t('savedText')}</p>
      <Tiles
        page={page}
        label={title}
        postAt={(id) => `/saved?post=${id}`}
        olderAt={(cursor) => `/saved?after=${encodeURIComponent(cursor)}`}
        firstAt={query.after === undefined ? undefined : '/saved'}
      />
    </PaperPage>
  )
}
