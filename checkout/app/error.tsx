'use client'

import { button } from './_ui/styles'
import { useFrameWords, useRequestId } from './_ui/use-frame'

type Props = { error: Error & { digest?: string }; reset: () => void }

/**
 * Name of `unlessAway`'s error: the database is briefly unavailable, and the page must be requested
 * again.
 */
const AWAY = 'database_away'

/** An error on our side: what was saved, the request id to quote, and a retry button. */
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
