import { endpoint } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { isReadable } from '@jembatan/platform/text'
import { z } from 'zod'
import { checkAtShop } from '../sample-token/check-at-shop'
import { mintSampleToken, SampleTokenUnavailable } from '../sample-token/mint-sample-token'
import { LONGER_BODY, STEERS } from './declarations'
import { inSession } from './guards'
import { languageOf } from './language-of'

/** Mints a sample token for the lens, because audit logs contain claims but no usable token. */
const mint = (request: Request) =>
  inSession(request, async ({ systems: { ramai } }) => {
    try {
      return Response.json({ token: await mintSampleToken(ramai) })
    } catch (error) {
      if (error instanceof SampleTokenUnavailable) return refuse(request, 503, `sample_token_${error.why}`)
      throw error
    }
  })

/** Longer than the shop's limit, so that an oversize token can be tried too. */
const input = z.object({ token: z.string().min(1).max(2000).refine(isReadable) })

const check = (request: Request) =>
  inSession(request, async ({ systems: { pasar } }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    const { token } = parsed.data
    const language = languageOf(request)

    return Response.json(await checkAtShop({ pasar, token, language }))
  })

const TAKES_A_TOKEN = { ...STEERS, body: LONGER_BODY }

export const sampleToken = [
  endpoint('POST', '/api/sample-token', TAKES_A_TOKEN, mint),
  endpoint('POST', '/api/sample-token/check', TAKES_A_TOKEN, check),
]
