import { feed } from './feed'
import { handoff } from './handoff'
import { createCallerFactory, router } from './procedure'
import { promotion } from './promotion'

/** What a browser may ask over HTTP. */
export const webRouter = router({ feed, promotion })

export type WebRouter = typeof webRouter

/** What pages and route handlers may ask: also to mint, which no script may do past the checks of `POST /out`. */
export const createCaller = createCallerFactory(router({ feed, promotion, handoff }))
