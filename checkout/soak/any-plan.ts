import fc from 'fast-check'
import type { Discount, Step } from './run'
import { anyStep } from './steps/any-step'
import {
  answerIsLost,
  deadlinePasses,
  kasirFails,
  lateRequestArrives,
  timePasses,
  vouchersAreUsedUp,
} from './steps/conditions'
import { arrives, isLost } from './steps/notifications'
import {
  answersReturn,
  cancels,
  confirms,
  handsOver,
  opensPayment,
  packs,
  parcelsArrive,
  polls,
  refusesAtDoor,
  returns,
  returnsGoods,
  ships,
  works,
} from './steps/pasar'
import { chooses, pays, triesARefusedCard } from './steps/payer'

export type RunPlan = {
  /** Pieces of each SKU in stock beyond those ordered. */
  spare: number
  shops: number
  /** Cash on delivery; always one parcel. */
  cod: boolean
  discount: Discount
  steps: Step[]
}

type Steps = fc.Arbitrary<Step>[]

/** Prefixes that lead to the rare states; few random runs would reach them. */
const OPENINGS: Steps[] = [
  [opensPayment, chooses],
  [opensPayment, chooses, pays],
  [opensPayment, chooses, pays, arrives, works],
  // Late: the buyer pays on a page that is open in a tab after the order has ended.
  [opensPayment, cancels, chooses, pays],
  [timePasses, opensPayment, deadlinePasses, works, chooses, pays],
  [timePasses, opensPayment, deadlinePasses, works, vouchersAreUsedUp, chooses, pays, polls],
  // A late gateway response replaces the buyer's page.
  [kasirFails, opensPayment, opensPayment, lateRequestArrives, chooses, pays],
  // Lost: the buyer pays on a page that Pasar does not know, and none of its notifications arrives.
  [answerIsLost, opensPayment, cancels, chooses, pays, isLost, isLost],
  // Twice: a denied attempt is retried beside its successor.
  [opensPayment, triesARefusedCard, returns, opensPayment, chooses, pays],
  // Returned: delivered goods can be returned before and after the receipt is confirmed.
  [opensPayment, chooses, pays, polls, parcelsArrive, returnsGoods, answersReturn],
  [opensPayment, chooses, pays, polls, parcelsArrive, confirms, returnsGoods, answersReturn],
  // COD: the parcel is accepted or refused, and the courier hands over its cash a day later.
  [parcelsArrive, handsOver],
  [packs, ships, refusesAtDoor],
  // Apart: one shop is ahead of the others when the order or its money changes.
  [opensPayment, chooses, pays, polls, packs, ships],
]

const opening = fc.oneof({ withCrossShrink: true }, ...OPENINGS.map((steps) => fc.tuple(...steps)))

export const anyPlan: fc.Arbitrary<RunPlan> = fc.record({
  spare: fc.constantFrom(0, 2),
  shops: fc.constantFrom(1, 1, 2, 3),
  cod: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  discount: fc.constantFrom<Discount[]>('none', 'none', 'some', 'all'),
  steps: fc
    .tuple(opening, fc.array(anyStep, { minLength: 2, maxLength: 12, size: 'max' }))
    .map(([opening, then]) => [...opening, ...then]),
})
