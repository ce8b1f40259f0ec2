import {
  seeAccountClosed,
  seeStillOpen,
  seeTakenDown,
  stageAccount,
  takeDown,
  tapClosed,
  tapOpen,
} from '../steps/moderation'
import type { Step } from '../steps/step'

export const takedown: Step[] = [stageAccount(), takeDown(0), seeTakenDown(), seeStillOpen(), tapOpen()]

export const accountClosed: Step[] = [
  stageAccount(),
  tapOpen(),
  takeDown(0),
  takeDown(1),
  seeStillOpen(),
  takeDown(2),
  seeAccountClosed(),
  tapClosed(),
]
