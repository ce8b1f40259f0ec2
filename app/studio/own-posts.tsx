import { getTranslations } from 'next-intl/server'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { getVisitor } from '../_request/visitor'
import { formatMoment } from '../_ui/moment'
import { PostTile } from '../_ui/post-tile'
import { changePost, deletePost } from './actions'

type Own = NonNullable<RouterOutputs['studio']['show']>
type OwnPost = Own['posts'][number]

/** A creator's posts with their figures and actions. */
export async function OwnPosts({ posts, older }: Pick<Own, 'posts' | 'older'>) {
  const t = await getTranslations('studio')

  return (
    <section aria-labelledby="posts" className="mt-10">
      <h2 id="posts" className="font-extrabold text-2xl tracking-tight">
        {t('posts')}
      </h2>
      {posts.length === 0 && <p className="mt-2 text-muted">{t('noPosts')}</p>}
      <ul className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-2">
        {posts.map((own) => (
          <OwnPostRow key={own.post.id} own={own} />
        ))}
      </ul>
      {older && (
        <a href={`/studio?after=${encodeURIComponent(older)}#posts`} className="button button-quiet mt-4">
          {t('older')}
        </a>
      )}
    </section>
  )
}

async function OwnPostRow({ own: { post, publishedAt, state, views, taps, notice } }: { own: OwnPost }) {
  const [t, { language }] = await Promise.all([getTranslations('studio'), getVisitor()])
  const named = `post-${post.id}`

  return (
    <li className="grid grid-cols-[84px_1fr] gap-4 rounded-card border border-line bg-card p-3">
      <PostTile
        src={state === 'taken_down' ? post.media.placeholder : post.media.tile}
        width={84}
        height={149}
        className="h-[149px] w-[84px] rounded-xl object-cover"
        style={{ background: post.media.tone }}
      />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap gap-x-2 font-bold text-sm">
          <span className={state === 'published' ? 'text-muted' : 'text-ramai-text'}>{t(`state.${state}`)}</span>
          {post.promoted && <span>· {t('ad')}</span>}
        </p>
        <p id={named} className="line-clamp-2 leading-snug">
          {post.caption}
        </p>
        <p className="text-muted text-sm">{formatMoment(publishedAt, language)}</p>
        <dl className="flex flex-wrap gap-x-5 text-sm tabular-nums">
          <Figure name={t('views')} value={views} />
          {taps !== null && <Figure name={t('taps')} value={taps} />}
        </dl>
        <div className="mt-auto flex flex-wrap items-start gap-2 pt-1">
          {state === 'published' && (
            <a href={`/?post=${post.id}`} aria-describedby={named} className="button button-quiet px-3 text-sm">
              {t('look')}
            </a>
          )}
          {notice && (
            <a href={`/appeals?notice=${notice}`} aria-describedby={named} className="button button-quiet px-3 text-sm">
              {t('whyTakenDown')}
            </a>
          )}
          {state !== 'taken_down' && (
            <>
              <form action={changePost}>
                <input type="hidden" name="post" value={post.id} />
                <button type="submit" aria-describedby={named} className="button button-quiet px-3 text-sm">
                  {t('change')}
                </button>
              </form>
              <details>
                <summary className="button button-quiet px-3 text-sm" aria-describedby={named}>
                  {t('delete')}
                </summary>
                <form action={deletePost} className="mt-2 grid gap-2">
                  <input type="hidden" name="post" value={post.id} />
                  <p className="text-sm">{t('deleteText')}</p>
                  <button type="submit" aria-describedby={named} className="button bg-ramai-text text-card">
                    {t('deleteNow')}
                  </button>
                </form>
              </details>
            </>
          )}
        </div>
      </div>
    </li>
  )
}

const Figure = ({ name, value }: { name: string; value: number }) => (
  <div className="flex gap-1.5">
    <dt className="text-muted">{name}</dt>
    <dd className="font-bold">{value}</dd>
  </div>
)
