import { z } from 'zod'
import { FURTHEST_AHEAD_SECONDS } from './limits'

const seconds = z.number().int().min(0).max(FURTHEST_AHEAD_SECONDS)

/** `seen`: the clock's lead as the page displayed it. */
export const clockStep = z.object({ seconds: seconds.positive(), seen: seconds })
