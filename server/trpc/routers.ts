import { browse } from './browse'
import { comments } from './comments'
import { feed } from './feed'
import { handoff } from './handoff'
import { createCallerFactory, router } from './procedure'
import { promotion } from './promotion'

/** What a browser may ask over HTTP. */
export const webRouter = router({ comments, feed, promotion })

export type WebRouter = typeof webRouter

/** What pages and route handlers may ask: many posts at once, and to mint, which no script may do past the checks of `POST /out`. */
const pageRouter = router({ browse, comments, feed, promotion, handoff })

export type PageRouter = typeof pageRouter

export const createCaller = createCallerFactory(pageRouter)
