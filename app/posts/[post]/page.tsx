import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound, orNull } from '@/app/_request/or-not-found'
import { getRamai } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import { ProblemPage, problemHead } from '@/app/_ui/problem-page'
import { ShareLinks } from '@/app/share/share-links'
import type { Messages } from '@/i18n/request'
import PostUnknown, { generateMetadata as unknownHead } from './not-found'

export const endpoint: PageEndpoint = { who: 'anybody' }

type PostPageProps = { params: Promise<{ post: string }> }

/** The preview of a link to a post on other sites. */
export const generateMetadata = orAbsentHead(async function head({ params }: PostPageProps): Promise<Metadata> {
  const shared = await getShared((await params).post)
  if (!shared) return problemHead('post_taken_down')
  const { post, url, origin } = shared
  const images = [{ url: `${origin}${post.media.folder}/card.jpg`, width: 1200, height: 630, alt: post.media.alt }]

  return {
    title: post.creator.name,
    description: post.caption,
    alternates: { canonical: url },
    openGraph: { type: 'article', siteName: 'Ramai', url, title: post.creator.name, description: post.caption, images },
    twitter: { card: 'summary_large_image' },
  }
}, unknownHead)

/** One post under its own address, to share and to open shared links. */
export default orAbsent(async function PostPage({ params }: PostPageProps) {
  const shared = await getShared((await params).post)
  if (!shared) return <ProblemPage problem="post_taken_down" />
  const { post, url } = shared
  const [t, messages] = await Promise.all([getTranslations('social'), getMessages() as Promise<Messages>])

  return (
    <PaperPage back={`/?post=${post.id}`}>
      <h1 className="text-balance font-extrabold text-3xl tracking-tight">{post.creator.name}</h1>
      <div className="mt-4 grid gap-6 sm:grid-cols-[16rem_1fr]">
        <a href={`/?post=${post.id}`} className="overflow-hidden rounded-card" style={{ background: post.media.tone }}>
          {/* biome-ignore lint/performance/noImgElement: already AVIF, in the sizes that frames have */}
          <img
            src={`${post.media.folder}/hero.avif`}
            srcSet={`${post.media.tile} 360w, ${post.media.folder}/hero.avif 720w`}
            sizes="(min-width: 640px) 16rem, 90vw"
            alt={post.media.alt}
            width={720}
            height={1280}
          />
        </a>
        <div className="grid content-start gap-4">
          <p className="leading-relaxed">{post.caption}</p>
          <a href={`/?post=${post.id}`} className="button bg-ink text-card">
            {t('openInFeed')}
          </a>
          <ShareLinks
            post={post.id}
            url={url}
            text={post.caption}
            words={{ ...messages.social, summary: messages.account.summary }}
          />
          <p className="text-muted text-sm">{t('sharedText')}</p>
        </div>
      </div>
    </PaperPage>
  )
}, PostUnknown)

/** Cached for the head and the page; null for a post that was taken down. */
const getShared = cache(async (id: string) => {
  const { social } = await getRamai()

  return social.shared({ postId: id }).catch(orNull('post_taken_down')).catch(orNotFound('post_unknown'))
})
