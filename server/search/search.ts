import { termsOf } from '@jembatan/platform/search/vocabulary'
import { searchedWordsOf } from '@jembatan/platform/search/words'
import type { Cursor } from '../feed/cursor'
import { type FeedPage, type ListContext, listPosts } from '../feed/list-posts'
import { correctWords } from './correct-words'
import { type FoundCreator, findCreators, isNamed } from './find-creators'
import { findHashtags } from './find-hashtags'
import { matchPosts, type PostQuery } from './match-posts'

export type Search = { typed: string; cursor?: Cursor | undefined; limit: number }

export type SearchResult = {
  /** The query: the typed words, or their correction. */
  query: string
  corrected: boolean
  /** No post has all the words; the page has those with some. */
  partial: boolean
  creators: Omit<FoundCreator, 'likeness'>[]
  hashtags: string[]
  page: FeedPage
}

/**
 * Finds posts by their captions, hashtags, creators and promoted products, and creators and
 * hashtags by name. Where nothing has all the words, corrects typing errors, and then accepts some
 * of the words: the typed ones first.
 */
export async function search(ctx: ListContext, { typed, ...page }: Search): Promise<SearchResult> {
  const { db, language, now } = ctx
  const typedWords = searchedWordsOf(typed)
  const creators = await findCreators(db, typedWords, language)
  const list = (query: PostQuery) =>
    listPosts(ctx, { ...page, scope: { of: 'search', matches: (stretch) => matchPosts(query, { now, ...stretch }) } })
  const queryOf = (words: string[], fits: PostQuery['fits'], among = creators.filter(isNamed)): PostQuery => ({
    terms: termsOf(words),
    fits,
    creatorIds: among.map(({ id }) => id),
  })
  const tries = async (): Promise<Pick<SearchResult, 'page' | 'partial'> & { words: string[] }> => {
    if (typedWords.length === 0)
      return { words: typedWords, partial: false, page: { posts: [], older: null, newer: null } }
    const all = await list(queryOf(typedWords, 'all'))
    if (all.posts.length > 0) return { words: typedWords, partial: false, page: all }
    const words = creators.some(isNamed) ? typedWords : await correctWords(db, typedWords, now)
    const corrected = words.join() === typedWords.join() ? all : await list(queryOf(words, 'all'))
    if (corrected.posts.length > 0) return { words, partial: false, page: corrected }

    // A correction that fits nothing whole may be another word: `tips hemat` is no `tips heat`.
    const some = await list(queryOf(typedWords, 'any', creators))
    if (some.posts.length > 0) return { words: typedWords, partial: typedWords.length > 1, page: some }

    return { words, partial: words.length > 1, page: await list(queryOf(words, 'any', creators)) }
  }
  const { words, ...result } = await tries()

  return {
    ...result,
    query: words.join(' '),
    corrected: words.join() !== typedWords.join(),
    creators: creators.map(({ likeness: _, ...creator }) => creator),
    hashtags: await findHashtags(db, words, now),
  }
}
