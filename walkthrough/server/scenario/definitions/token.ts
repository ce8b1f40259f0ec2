import { ITEMS, tap, tapForOtherShop, tapTooLongAgo } from '../steps/feed'
import { claim, claimAgain, fetchAsBot, showAlteredToken, showToken } from '../steps/handoff'
import type { Step } from '../steps/step'

export const expiredToken: Step[] = [tapTooLongAgo(ITEMS.serum), showToken({ status: 410, code: 'handoff_expired' })]

export const usedToken: Step[] = [tap(ITEMS.serum), claim(), claimAgain()]

export const alteredToken: Step[] = [
  tap(ITEMS.serum),
  showAlteredToken('changeHeader'),
  showAlteredToken('changePayload'),
  showAlteredToken('changeSignature'),
]

export const wrongAudienceToken: Step[] = [
  tapForOtherShop(ITEMS.serum),
  showToken({ status: 400, code: 'handoff_invalid' }),
]

export const unfurledByABot: Step[] = [
  tap(ITEMS.serum),
  fetchAsBot('previewLooks'),
  fetchAsBot('scannerLooks'),
  fetchAsBot('prefetchLooks'),
  claim(),
]
