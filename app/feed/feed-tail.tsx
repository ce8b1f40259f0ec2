import type { FeedWords } from './get-feed-words'
import type { useFeedPages } from './use-feed-pages'

type FeedTailProps = {
  words: FeedWords
  /** The address of the list. */
  path: string
  pages: ReturnType<typeof useFeedPages>
  /** Whether the Tab key stops here; from a post it would scroll the feed to its end. */
  reachable: boolean
  onTop: () => void
}

/** The stop after the last post: a link to more posts, or the end. */
export function FeedTail({ words, path, pages, reachable, onTop }: FeedTailProps) {
  if (pages.posts.length === 0) return <Stop title={words.empty} text={words.emptyText} />
  if (pages.hasOlder) return <MorePosts words={words} path={path} pages={pages} reachable={reachable} />

  return (
    <Stop title={words.end} text={words.endText}>
      {/* Without JavaScript a link; with it, a scroll. */}
      <a
        href={path}
        className="button"
        tabIndex={reachable ? undefined : -1}
        onClick={(event) => {
          event.preventDefault()
          onTop()
        }}
      >
        {words.toTop}
      </a>
    </Stop>
  )
}

function MorePosts({ words, path, pages, reachable }: Omit<FeedTailProps, 'onTop'>) {
  // Without scripts: the rest of a begun page, or the posts after the last one.
  const on = pages.restCursor ? `after=${encodeURIComponent(pages.restCursor)}` : `post=${pages.posts.at(-1)?.id}`

  return (
    <Stop title={words.more} text={pages.failed ? words.failed : words.moreText}>
      <a
        href={`${path}?${on}`}
        className="button"
        tabIndex={reachable ? undefined : -1}
        aria-busy={pages.loading}
        onClick={(event) => {
          event.preventDefault()
          pages.loadMore()
        }}
      >
        {pages.loading ? words.loading : pages.failed ? words.tryAgain : words.more}
      </a>
    </Stop>
  )
}

function Stop({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <section className="tail" aria-live="polite">
      <svg viewBox="0 0 120 40" width="120" height="40" aria-hidden="true">
        {[8, 30, 52, 74, 96, 114].map((x, index) => (
          <circle key={x} cx={x} cy={20} r={8 - index * 1.2} fill="var(--color-ramai)" opacity={1 - index * 0.15} />
        ))}
      </svg>
      <h2 className="font-extrabold text-3xl tracking-tight">{title}</h2>
      <p className="max-w-xs text-balance leading-relaxed opacity-80">{text}</p>
      {children}
    </section>
  )
}
