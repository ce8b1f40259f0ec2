import { Heart, MessageCircle } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { countIn } from '../_ui/count'
import { PostTile } from '../_ui/post-tile'
import { getFeedWords } from '../feed/get-feed-words'
import type { TilePage } from '../feed/trpc'

type TilesProps = {
  page: Pick<TilePage, 'posts' | 'older'>
  /** The accessible name of the grid. */
  label: string
  /** The address that a tile opens. */
  postAt: (id: string) => string
  /** The address of the page of older posts. */
  olderAt: (cursor: string) => string
  /** The address of the first page; undefined on the first page. */
  firstAt: string | undefined
}

/** Posts as pictures, three in a row. Each opens the list at its post. */
export async function Tiles({ page, label, postAt, olderAt, firstAt }: TilesProps) {
  const [t, words] = await Promise.all([getTranslations('browse'), getFeedWords()])
  if (page.posts.length === 0) return <p className="mt-6 text-lg text-muted">{t('noPosts')}</p>

  return (
    <>
      <ul aria-label={label} className="tiles">
        {page.posts.map((post) => (
          <li key={post.id} style={{ background: post.media.tone }}>
            <a href={postAt(post.id)}>
              <PostTile src={post.media.tile} width={360} height={640} />
              <span className="sr-only">{t('tile', { caption: post.caption, name: post.creator.name })}</span>
              {post.promoted && <span className="tile-ad">{t('ad')}</span>}
              <span className="tile-counts">
                <Heart size={14} aria-hidden="true" />
                {countIn(words, post.counts.likes)} <span className="sr-only">{words.likes}</span>
                <MessageCircle size={14} aria-hidden="true" />
                {countIn(words, post.counts.comments)} <span className="sr-only">{words.comments}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        {page.older && (
          <a href={olderAt(page.older)} className="button bg-ink text-card">
            {t('older')}
          </a>
        )}
        {firstAt && (
          <a href={firstAt} className="button button-quiet">
            {t('toFirst')}
          </a>
        )}
      </div>
    </>
  )
}
