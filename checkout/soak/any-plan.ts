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
  /** Pieces in stock besides those of the order, of each SKU. */
  spare: number
  /** So many parcels. */
  shops: number
  /** Paid at the door: always one parcel. */
  cod: boolean
  discount: Discount
  steps: Step[]
}

type Steps = fc.Arbitrary<Step>[]

/** Openings that lead to the rare states: by chance alone few runs would reach them. */
const OPENINGS: Steps[] = [
  [opensPayment, chooses],
  [opensPayment, chooses, pays],
  [opensPayment, chooses, pays, arrives, works],
  // Late: the page is open in a tab when the order is over.
  [opensPayment, cancels, chooses, pays],
  [timePasses, opensPayment, deadlinePasses, works, chooses, pays],
  [timePasses, opensPayment, deadlinePasses, works, vouchersAreUsedUp, chooses, pays, polls],
  // A gateway that acts late: the page that the buyer has is replaced.
  [kasirFails, opensPayment, opensPayment, lateRequestArrives, chooses, pays],
  // Lost: the money is on a page that Pasar never learned of, and none of its notifications may arrive.
  [answerIsLost, opensPayment, cancels, chooses, pays, isLost, isLost],
  // Twice: a denied attempt is tried again beside its successor.
  [opensPayment, triesARefusedCard, returns, opensPayment, chooses, pays],
  // There: what arrived may be returned, before its receipt is confirmed and after.
  [opensPayment, chooses, pays, polls, parcelsArrive, returnsGoods, answersReturn],
  [opensPayment, chooses, pays, polls, parcelsArrive, confirms, returnsGoods, answersReturn],
  // At the door, where the order is paid there: the parcel is taken or refused, and its money comes a day later.
  [parcelsArrive, handsOver],
  [packs, ships, refusesAtDoor],
  // Apart: one shop is ahead of the others when something happens to the order or its money.
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
