import { FromTheTop } from '@/app/_ui/from-the-top'
import { Challenge } from '@/app/3ds/challenge'
import type { WaitingTill } from '../../../read-page'
import { Account } from './account'
import { Bill } from './bill'
import { Counter } from './counter'
import { OtherMethod } from './other-method'
import { PayLater } from './pay-later'
import { PayerPage } from './payer-page'
import { Scan } from './scan'
import { SimulatePayment, SimulationPanel } from './simulation-panel'
import { Waiting } from './waiting'
import { Wallet } from './wallet'

const STEPS = { qr: Scan, ewallet: Wallet, redirect: PayerPage, va: Account, bill: Bill, counter: Counter }

/** After the confirmation of a method: the next step and, in a simulation, the controls. */
export function NextStep({ opened }: { opened: WaitingTill }) {
  const { state, transaction, merchant } = opened
  if (state === 'card')
    return (
      <div className="grid gap-4">
        <FromTheTop />
        <Challenge transaction={transaction} merchant={merchant} />
        <OtherMethod opened={opened} />
        <SimulationPanel opened={opened} />
      </div>
    )
  const Step = STEPS[state]

  return (
    <div className="grid gap-4">
      <FromTheTop />
      <SimulatePayment />
      <Step transaction={transaction} merchant={merchant} />
      <Waiting />
      <OtherMethod opened={opened} />
      <SimulationPanel opened={opened} />
      <PayLater opened={opened} />
    </div>
  )
}
