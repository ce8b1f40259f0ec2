'use client'

import { button } from './_ui/styles'
import { useFrameWords, useRequestId } from './_ui/use-frame'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** As `unlessAway` names it: the database is away for a moment, and the page has to be asked for anew. */
const AWAY = 'database_away'

/** Something broke on our side: what was not lost, the number to name, and another try. */
export default function Failure({ error, reset }: Props) {
  const words = useFrameWords()
  const isAway = error.digest === AWAY
  const requestId = useRequestId() ?? (isAway ? undefined : error.digest)

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{isAway ? words.awayTitle : words.errorTitle}</h1>
      <p className="text-quiet">{isAway ? words.awayText : words.errorText}</p>
      <button type="button" onClick={isAway ? () => location.reload() : reset} className={button.primary}>
        {words.tryAgain}
      </button>
      {requestId && (
        <p className="text-quiet text-sm">
          {words.requestId}: <code>{requestId}</code>
        </p>
      )}
    </section>
  )
}
