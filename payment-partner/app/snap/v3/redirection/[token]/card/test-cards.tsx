import type { CardWords } from './page'

/** The published ones; which of them the bank takes is decided elsewhere. */
const ACCEPTED = '4811 1111 1111 1114'
const DENIED = '4911 1111 1111 1113'

export function TestCards({ words, use }: { words: CardWords; use: (number: string) => void }) {
  const cards = [
    { number: ACCEPTED, outcome: words.testAccepted, label: words.useTestCard },
    { number: DENIED, outcome: words.testDenied, label: words.useDeniedCard },
  ]

  return (
    <section className="grid gap-3 rounded-card border-2 border-warn/40 border-dashed bg-warn-wash p-5">
      <h2 className="text-warn">{words.testCards}</h2>
      <p className="text-sm">{words.testCardsText}</p>
      <ul className="grid gap-2 sm:grid-cols-2">
        {cards.map(({ number, outcome, label }) => (
          <li key={number} className="grid gap-2">
            <p>
              <span className="money font-bold">{number}</span>
              <span className="block text-sm">{outcome}</span>
            </p>
            <button type="button" onClick={() => use(number)} className="button button-calm text-sm">
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
