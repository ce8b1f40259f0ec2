import { randomUUID } from 'node:crypto'
import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound, orNull } from '@/app/_request/or-not-found'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import { ProblemPage, problemHead } from '@/app/_ui/problem-page'
import { type AddressQuery, only, slugOf } from '@/app/browse/address-query'
import { CommentList } from '@/app/feed/comment-list'
import { CommentSorts } from '@/app/feed/comment-sorts'
import { type FeedWords, getFeedWords } from '@/app/feed/get-feed-words'
import { ThreadPart } from '@/app/feed/thread-part'
import { CommentForm } from '@/app/social/comment-form'
import { type CommentWords, readCommentWords } from '@/app/social/words'
import type { CommentSort } from '@/server/comments/limits'
import PostUnknown, { generateMetadata as unknownHead } from '../not-found'

export const endpoint: PageEndpoint = { who: 'anybody' }

type CommentsPageProps = { params: Promise<{ post: string }>; searchParams: Promise<AddressQuery> }

export const generateMetadata = orAbsentHead(async function head(props: CommentsPageProps): Promise<Metadata> {
  const post = await getPost((await props.params).post)
  if (!post) return problemHead('post_taken_down')
  await readThread(await props.searchParams)

  return { title: (await getTranslations('browse'))('commentsTitle', { name: post.creator.name }) }
}, unknownHead)

/** The comments of a post as a page, for visitors without scripts and for shared links. */
export default orAbsent(async function CommentsPage({ params, searchParams }: CommentsPageProps) {
  const [post, query, t, words, acts] = await Promise.all([
    params.then(({ post }) => getPost(post)),
    searchParams,
    getTranslations('browse'),
    getFeedWords(),
    getVisitor().then(({ language }) => readCommentWords(language)),
  ])
  if (!post) return <ProblemPage problem="post_taken_down" />
  const thread = await readThread(query)

  return (
    <PaperPage back={thread ? `/posts/${post.id}/comments` : `/?post=${post.id}`} wide>
      <h1 className="text-balance font-extrabold text-3xl tracking-tight">
        {t('commentsTitle', { name: post.creator.name })}
      </h1>
      <p className="mt-3 max-w-prose border-line border-l-4 pl-4 leading-relaxed">{post.caption}</p>
      <p className="mt-4 flex flex-wrap gap-3">
        <a href={`/?post=${post.id}`} className="button button-quiet">
          {t('toPost')}
        </a>
        {thread && (
          <a href={`/posts/${post.id}/comments`} className="button button-quiet">
            {t('toComments')}
          </a>
        )}
      </p>
      <section aria-label={thread ? t('answersTitle') : words.conversation} className="max-w-2xl">
        {thread ? (
          <ThreadPart postId={post.id} thread={thread} words={words} acts={acts} />
        ) : (
          <>
            <CommentForm post={post.id} words={acts} firstId={randomUUID()} to={`/posts/${post.id}/comments`} />
            <Comments
              postId={post.id}
              sort={only(query.sort) === 'top' ? 'top' : 'newest'}
              after={only(query.after)}
              words={words}
              acts={acts}
            />
          </>
        )}
      </section>
    </PaperPage>
  )
}, PostUnknown)

type CommentsProps = {
  postId: string
  sort: CommentSort
  after: string | undefined
  words: FeedWords
  acts: CommentWords
}

async function Comments({ postId, sort, after, words, acts }: CommentsProps) {
  const ramai = await getRamai()
  const { threads, next } = await ramai.comments.page({ postId, sort, cursor: after })
  if (threads.length === 0) return <p className="mt-6 text-lg text-muted">{words.noComments}</p>

  return (
    <>
      {threads.length > 1 && <CommentSorts postId={postId} chosen={sort} words={acts} />}
      <CommentList postId={postId} threads={threads} words={words} acts={acts} />
      {next && (
        <a
          href={`/posts/${postId}/comments?${new URLSearchParams({ ...(sort === 'top' && { sort }), after: next })}`}
          className="button mt-6 bg-ink text-card"
        >
          {words.olderComments}
        </a>
      )}
    </>
  )
}

/** Cached for the title and the page; null for a post that was taken down. */
const getPost = cache(async (id: string) => {
  const ramai = await getRamai()

  return ramai.feed
    .post({ id: slugOf(id) })
    .catch(orNull('post_taken_down'))
    .catch(orNotFound('post_unknown'))
})

/** Returns null when the address names no thread. */
async function readThread(query: AddressQuery) {
  const of = only(query.of)

  return of === undefined ? null : getThread(of, only(query.after))
}

const getThread = cache(async (commentId: string, cursor: string | undefined) => {
  const ramai = await getRamai()

  return ramai.comments.thread({ commentId, cursor }).catch(orNotFound('comment_unknown'))
})
