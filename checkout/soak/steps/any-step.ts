import fc from 'fast-check'
import type { Step } from '../run'
import {
  deadlinePasses,
  kasirFails,
  lateRequestArrives,
  stockSellsOut,
  timePasses,
  vouchersAreUsedUp,
} from './conditions'
import { arrives, arrivesAgain, isAltered, isForged, isLost } from './notifications'
import {
  answersReturn,
  cancels,
  choosesAnotherMethod,
  confirms,
  dayEnds,
  handsOver,
  minutePasses,
  opensPayment,
  opensPaymentTwice,
  packs,
  parcelMoves,
  parcelsArrive,
  polls,
  refunds,
  refundsTwice,
  refusesAtDoor,
  returns,
  returnsGoods,
  ships,
  works,
} from './pasar'
import { chargesBack, chooses, isDenied, pays, reverses, settles } from './payer'

/** The possible steps, weighted. */
const single = fc.oneof(
  { weight: 6, arbitrary: opensPayment },
  { weight: 1, arbitrary: opensPaymentTwice },
  { weight: 2, arbitrary: choosesAnotherMethod },
  { weight: 8, arbitrary: chooses },
  { weight: 12, arbitrary: pays },
  { weight: 2, arbitrary: isDenied },
  { weight: 2, arbitrary: settles },
  { weight: 2, arbitrary: chargesBack },
  { weight: 2, arbitrary: reverses },
  { weight: 12, arbitrary: arrives },
  { weight: 2, arbitrary: arrivesAgain },
  { weight: 2, arbitrary: isLost },
  { weight: 2, arbitrary: isAltered },
  { weight: 2, arbitrary: isForged },
  { weight: 8, arbitrary: works },
  { weight: 3, arbitrary: minutePasses },
  { weight: 1, arbitrary: dayEnds },
  { weight: 2, arbitrary: polls },
  { weight: 3, arbitrary: returns },
  { weight: 4, arbitrary: cancels },
  { weight: 2, arbitrary: packs },
  { weight: 2, arbitrary: ships },
  { weight: 2, arbitrary: parcelMoves },
  { weight: 2, arbitrary: parcelsArrive },
  { weight: 2, arbitrary: confirms },
  { weight: 1, arbitrary: refusesAtDoor },
  { weight: 1, arbitrary: handsOver },
  { weight: 2, arbitrary: returnsGoods },
  { weight: 2, arbitrary: answersReturn },
  { weight: 3, arbitrary: refunds },
  { weight: 1, arbitrary: refundsTwice },
  { weight: 6, arbitrary: timePasses },
  { weight: 2, arbitrary: deadlinePasses },
  { weight: 2, arbitrary: stockSellsOut },
  { weight: 2, arbitrary: vouchersAreUsedUp },
  { weight: 2, arbitrary: kasirFails },
  { weight: 2, arbitrary: lateRequestArrives },
)

/** Several Pasar processes at the same moment; the database decides their order. */
const concurrent = fc
  .array(fc.oneof(arrives, works, polls, returns, cancels, opensPayment, minutePasses, returnsGoods, answersReturn), {
    minLength: 2,
    maxLength: 3,
  })
  .map(
    (steps): Step =>
      async (run) => {
        const sentences = (await Promise.all(steps.map((step) => step(run)))).filter(
          (sentence) => sentence !== undefined,
        )

        return sentences.length > 0 ? `At the same moment: ${sentences.join(' ')}` : undefined
      },
  )

export const anyStep = fc.oneof({ weight: 12, arbitrary: single }, { weight: 1, arbitrary: concurrent })
