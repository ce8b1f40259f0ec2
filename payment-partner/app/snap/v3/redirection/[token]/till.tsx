import { getEnvironment } from '@/server/environment'
import { readPageAddress } from '../../page-address'
import type { OpenTill } from '../../read-page'
import { FollowState } from './follow-state'
import { AmountDue, OrderSummary } from './order-summary'

type Props = { opened: OpenTill; children: React.ReactNode }

/** Shows the next step at one side and the order at the other, and follows the payment's state. */
export async function Till({ opened, children }: Props) {
  const { token } = await readPageAddress()

  return (
    <div className="grid gap-5 lg:grid-cols-[1fr_22rem] lg:grid-rows-[auto_1fr] lg:gap-x-8">
      <AmountDue {...opened} />
      <div className="arrive min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">{children}</div>
      <OrderSummary {...opened} />
      <FollowState
        path={`/snap/v3/redirection/${token}/state`}
        state={opened.state}
        everyMs={getEnvironment().KASIR_PAGE_REFRESH_MS}
      />
    </div>
  )
}
