import type { Act } from '../act'
import { claim, claimAgain } from '../acts/claim'
import { lookAsBot } from '../acts/look-as-bot'
import { show } from '../acts/show'
import { showAltered } from '../acts/show-altered'
import { tap } from '../acts/tap'
import { tapEarlier, tapElsewhere } from '../acts/tap-bent-ways'
import { ITEMS } from '../items'

export const expiredToken: Act[] = [tapEarlier(ITEMS.serum), show({ status: 410, code: 'handoff_expired' })]

export const usedToken: Act[] = [tap(ITEMS.serum), claim(), claimAgain()]

export const alteredToken: Act[] = [
  tap(ITEMS.serum),
  showAltered('changeHeader'),
  showAltered('changePayload'),
  showAltered('changeSignature'),
]

export const wrongAudienceToken: Act[] = [tapElsewhere(ITEMS.serum), show({ status: 400, code: 'handoff_invalid' })]

export const unfurledByABot: Act[] = [
  tap(ITEMS.serum),
  lookAsBot('previewLooks'),
  lookAsBot('scannerLooks'),
  lookAsBot('prefetchLooks'),
  claim(),
]
