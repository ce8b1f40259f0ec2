import { account } from './account'
import { browse, searching } from './browse'
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

/** The procedures that browsers may call over HTTP. */
export const webRouter = router({ comments: { page, thread }, feed, promotion, searching })

export type WebRouter = typeof webRouter

/**
 * The procedures for pages, actions and endpoints: long lists, all actions of members, and signing
 * handoffs, which no script may do without the checks of `POST /out`.
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
