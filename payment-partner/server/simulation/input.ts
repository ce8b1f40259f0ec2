import { z } from 'zod'
import { FURTHEST_AHEAD_SECONDS } from './limits'

const seconds = z.number().int().min(0).max(FURTHEST_AHEAD_SECONDS)

/** `seen`: the clock's lead as the page displayed it. */
export const clockStep = z.object({ seconds: seconds.positive(), seen: seconds })

/** A failure that an operator plans. Its delay and its status are the usual ones. */
export const operatorFault = z.object({
  match: z.string().min(1).max(60),
  mode: z.enum(['delay', 'http', 'lost_response']),
  times: z.number().int().min(1).max(20).catch(1),
})
