import Link from 'next/link'

/** Links an order's number to its payments. */
export function OrderLink({ orderId }: { orderId: string }) {
  return (
    <Link
      href={`/back-office/ledger?order=${orderId}`}
      prefetch={false}
      className="inline-block whitespace-nowrap py-2 font-bold underline decoration-line underline-offset-4 hover:decoration-ink"
    >
      {orderId}
    </Link>
  )
}
