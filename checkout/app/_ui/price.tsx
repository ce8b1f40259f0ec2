import { useTranslations } from 'next-intl'
import { formatMoney } from './format'

type Props = { amount: number; compareAt: number | null; className?: string }

/** Today's price, and a previous price struck through. */
export function Price({ amount, compareAt, className = 'text-lg' }: Props) {
  const t = useTranslations('catalogue')

  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <strong className={`money font-extrabold ${className}`}>{formatMoney(amount)}</strong>
      {compareAt !== null && (
        <s className="money text-quiet text-sm">
          <span className="sr-only">{`${t('previousPrice')} `}</span>
          {formatMoney(compareAt)}
        </s>
      )}
    </p>
  )
}
