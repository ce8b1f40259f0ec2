import { account } from './account'
import { browse } from './browse'
import { comments } from './comments'
import { complaints } from './complaints'
import { desk } from './desk'
import { feed } from './feed'
import { handoff } from './handoff'
import { privacy } from './privacy'
import { createCallerFactory, router } from './procedure'
import { promotion } from './promotion'
import { social } from './social'
import { studio } from './studio'

const { page, thread } = comments

/** What a browser may ask over HTTP. */
export const webRouter = router({ comments: { page, thread }, feed, promotion })

export type WebRouter = typeof webRouter

/**
 * What pages, actions and endpoints may ask: many posts at once, everything that a member does, and to mint, which no
 * script may do past the checks of `POST /out`.
 */
const pageRouter = router({
  account,
  browse,
  comments,
  complaints,
  desk,
  feed,
  promotion,
  handoff,
  privacy,
  social,
  studio,
})

export type PageRouter = typeof pageRouter

export const createCaller = createCallerFactory(pageRouter)
