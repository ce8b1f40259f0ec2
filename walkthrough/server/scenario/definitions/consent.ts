import {
  consentOfOne,
  consentOfOther,
  orderOfOne,
  orderOfOther,
  sameAgain,
  sameForAll,
  stageViewers,
  withdrawOfOne,
} from '../steps/consent'
import type { Step } from '../steps/step'

export const consentOnAndOff: Step[] = [
  stageViewers(),
  sameForAll(),
  consentOfOne(),
  orderOfOne(),
  consentOfOther(),
  orderOfOther(),
  withdrawOfOne(),
  sameAgain(),
]
