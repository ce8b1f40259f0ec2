import { endpoint } from '@jembatan/http/endpoints'
import { findPurchase } from '../purchase/find-purchase'
import { readWhatEachKnows } from '../purchase/what-each-knows'
import { inSession } from './guards'

/** The recipient that the presenter's own buyer typed last, so that *Find me* offers the name. */
const showRecipient = (request: Request) =>
  inSession(request, async (presenting) => {
    const purchase = await findPurchase(presenting)

    return Response.json({ recipient: purchase?.recipient ?? null })
  })

/** Returns counts about the order of the presenter's screens, never a row. */
const showKnown = (request: Request) =>
  inSession(request, async ({ systems, session }) => {
    const purchase = await findPurchase({ systems, session })
    const order = purchase?.order
    if (!purchase || !order) return Response.json({ xray: null })

    return Response.json({ xray: await readWhatEachKnows({ systems, purchase, order }) })
  })

const READS = { who: 'presenter', refusal: 401, changes: false, demoOnly: true } as const

export const purchase = [
  endpoint('GET', '/api/purchase/recipient', READS, showRecipient),
  endpoint('GET', '/api/purchase/known', READS, showKnown),
]
