'use client'

import { button } from './styles'
import { useFrameWords, useRequestId } from './use-frame'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** Something broke on our side: what was not lost, the number to name, and another try. */
export default function Failure({ error, reset }: Props) {
  const words = useFrameWords()
  const requestId = useRequestId() ?? error.digest

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{words.errorTitle}</h1>
      <p className="text-quiet">{words.errorText}</p>
      <button type="button" onClick={reset} className={button.primary}>
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
