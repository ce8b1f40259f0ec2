import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LONGEST_SEARCH } from '@/server/search/limits'
import { getRamai } from '../_request/visitor'
import { PaperPage } from '../_ui/paper-page'
import { type AddressQuery, only } from '../browse/address-query'
import { Hashtags } from './hashtags'
import { Results } from './results'
import { SearchForm } from './search-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('browse'))('searchTitle') }
}

/**
 * Searches posts, creators and hashtags. A GET form, so that a search has an address to share and
 * return to.
 */
export default async function SearchPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const query = await searchParams
  const typed = only(query.q)?.trim() ?? ''
  const tooLong = typed.length > LONGEST_SEARCH
  const [t, replay, ramai] = await Promise.all([getTranslations('browse'), getTranslations('replay'), getRamai()])
  const results = typed && !tooLong ? await ramai.browse.search({ typed, cursor: only(query.after) }) : undefined

  return (
    <PaperPage wide at="/search">
      <h1 className="font-extrabold text-4xl tracking-tight">{t('searchTitle')}</h1>
      <SearchForm typed={typed} error={tooLong ? t('searchTooLong', { most: LONGEST_SEARCH }) : undefined} />
      {results && <Results typed={typed} result={results} continued={query.after !== undefined} />}
      {!results?.page.posts.length && <OftenUsed hashtags={await ramai.browse.hashtags()} title={t('oftenUsed')} />}
      {!results && (
        <a href="/live" className="mt-6 inline-flex min-h-11 items-center font-bold text-ramai-text underline">
          {replay('live.open')}
        </a>
      )}
    </PaperPage>
  )
}

function OftenUsed({ hashtags, title }: { hashtags: string[]; title: string }) {
  return (
    <section aria-labelledby="often-used" className="mt-8">
      <h2 id="often-used" className="font-extrabold text-xl">
        {title}
      </h2>
      <Hashtags hashtags={hashtags} />
    </section>
  )
}
