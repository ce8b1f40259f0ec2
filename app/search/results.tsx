import type { inferRouterOutputs } from '@trpc/server'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { PageRouter } from '@/server/trpc/router'
import { CreatorList } from '../browse/creator-list'
import { Tiles } from '../browse/tiles'
import { Hashtags } from './hashtags'

type ResultsProps = {
  typed: string
  result: inferRouterOutputs<PageRouter>['browse']['search']
  continued: boolean
}

export async function Results({ typed, result, continued }: ResultsProps) {
  const t = await getTranslations('browse')
  const { query, corrected, partial, creators, hashtags, page } = result
  const nothing = page.posts.length + creators.length + hashtags.length === 0
  const path = `/search?q=${encodeURIComponent(typed)}`

  return (
    <div className="mt-6 grid gap-8">
      <p role="status" className="text-lg">
        {nothing
          ? t('nothingFound', { query: typed })
          : corrected
            ? t('corrected', { typed, query })
            : t(partial ? 'partial' : 'resultsFor', { query: typed })}
      </p>
      {creators.length > 0 && !continued && (
        <Part id="creators" title={t('creators')}>
          <CreatorList creators={creators} to={path} />
        </Part>
      )}
      {hashtags.length > 0 && !continued && (
        <Part id="hashtags" title={t('hashtags')}>
          <Hashtags hashtags={hashtags} />
        </Part>
      )}
      {page.posts.length > 0 && (
        <Part id="posts" title={t('postsFound')}>
          <Tiles
            page={page}
            label={t('postsFound')}
            postAt={(id) => `/?post=${id}`}
            olderAt={(cursor) => `${path}&after=${encodeURIComponent(cursor)}`}
            firstAt={continued ? path : undefined}
          />
        </Part>
      )}
    </div>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 font-extrabold text-xl">
        {title}
      </h2>
      {children}
    </section>
  )
}
