import { Check, CreditCard } from 'lucide-react'
import { PUBLISHED_CARDS, type PublishedCard } from './published-cards'
import type { CardWords } from './words'

type Props = { words: CardWords; current: string; use: (card: PublishedCard) => void }

/** The test cards. Without JavaScript a press requests the page with the form filled in. */
export function TestCards({ words, current, use }: Props) {
  return (
    <form method="get" className="grid gap-3 rounded-card border-2 border-warn/40 border-dashed bg-warn-wash p-5">
      <h2 className="text-warn">{words.testCards}</h2>
      <p className="text-sm">{words.testCardsText}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        {words.cards.map(({ name, use: label, outcome }) => {
          const inUse = PUBLISHED_CARDS[name] === current

          return (
            <button
              key={name}
              type="submit"
              name="card"
              value={name}
              aria-pressed={inUse}
              onClick={(event) => {
                event.preventDefault()
                use(name)
              }}
              className="flex min-h-16 items-center gap-3 rounded-control border border-line bg-card px-4 py-2.5 text-left transition-colors duration-200 hover:border-kasir aria-pressed:border-kasir aria-pressed:bg-kasir-wash"
            >
              <CreditCard size={22} aria-hidden className="shrink-0 text-kasir" />
              <span className="grid flex-1">
                <span className="sr-only">{label}: </span>
                <span className="money font-bold">•••• {PUBLISHED_CARDS[name].slice(-4)}</span>
                <span className="text-quiet text-sm">{outcome}</span>
              </span>
              {inUse && <Check size={18} aria-hidden className="shrink-0 text-kasir" />}
            </button>
          )
        })}
      </div>
    </form>
  )
}
