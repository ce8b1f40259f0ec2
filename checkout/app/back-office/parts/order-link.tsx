import Link from 'next/link'

/** Links an order's number to its page. */
export function OrderLink({ orderId }: { orderId: string }) {
  return (
    <Link
      href={`/back-office/orders/${orderId}`}
      prefetch={false}
      className="inline-block min-h-11 content-center whitespace-nowrap font-bold underline decoration-line underline-offset-4 hover:decoration-ink"
    >
      {orderId}
    </Link>
  )
}
