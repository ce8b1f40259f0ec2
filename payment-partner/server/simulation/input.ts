import { z } from 'zod'
import { FURTHEST_AHEAD_SECONDS } from './limits'

const seconds = z.number().int().min(0).max(FURTHEST_AHEAD_SECONDS)

/** `seen`: how far ahead the clock was on the page. */
export const clockStep = z.object({ seconds: seconds.positive(), seen: seconds })
