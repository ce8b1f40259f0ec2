import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import { BAD_TOKENS, CLAIMS } from '../handoff/limits'
import { claimHandoff, headClaim, refuseToClaim } from './handoff/claim-handoff'
import { headHandoff, refuseToShow, showHandoff } from './handoff/show-handoff'

const SHOWS: Declaration = {
  who: 'anybody',
  changes: false,
  limits: [BAD_TOKENS],
  body: 8000,
  accepts: 'form',
  judgesItself: ['page', 'body'],
}
const CLAIMS_IT: Declaration = { ...SHOWS, changes: true, limits: [CLAIMS, BAD_TOKENS], body: 16_000 }

/** Entry from a promotion. Every refusal, for any method, is a page or problem document of ours. */
export const handoff = [
  endpoint('GET', '/h', SHOWS, showHandoff),
  endpoint('HEAD', '/h', SHOWS, headHandoff),
  endpoint(['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT'], '/h', SHOWS, refuseToShow),
  endpoint('POST', '/h/claim', CLAIMS_IT, claimHandoff),
  endpoint('HEAD', '/h/claim', CLAIMS_IT, headClaim),
  endpoint(['DELETE', 'GET', 'OPTIONS', 'PATCH', 'PUT'], '/h/claim', CLAIMS_IT, refuseToClaim),
]
