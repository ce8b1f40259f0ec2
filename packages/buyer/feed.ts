import type { Browser, HttpAnswer } from './browser'
import { postForm } from './forms'
import { query } from './procedures'

/** A tap on a product in the feed, by a person who has read the leave notice. */
export const tap = (ramai: Browser, promo: number, headers: Record<string, string> = {}) =>
  postForm(ramai, '/out', { shop: 'pasar', promo: String(promo), notice: 'read' }, headers)

/** The handoff in the redirect that answers a tap; empty when the tap was refused. */
export const tokenIn = ({ headers }: Pick<HttpAnswer, 'headers'>) =>
  new URL(headers.location ?? '', 'http://nowhere').searchParams.get('t') ?? ''

/** By the form on the ad itself. */
export const closeAd = (ramai: Browser, post: string) => postForm(ramai, '/ads/close', { post })

export type Listed = {
  id: string
  creator: { id: string }
  promoted: boolean
  offer: { name: string } | null
  why: { byInterests: boolean }
}

/** The first posts of the feed as this browser gets it, page by page. */
export async function readFeed(ramai: Browser, pages: number): Promise<Listed[]> {
  const listed: Listed[] = []
  let cursor: string | null = null
  for (let page = 0; page < pages; page += 1) {
    const { posts, older }: { posts: Listed[]; older: string | null } = await query(ramai, 'feed.page', { cursor })
    listed.push(...posts)
    if (older === null) break
    cursor = older
  }

  return listed
}
