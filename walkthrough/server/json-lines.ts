type WriteJsonLines = { signal: AbortSignal; stop?: () => void }

/**
 * Writes one JSON value a line. A reader that cancels ends the generator, and so does the signal,
 * because a browser that left early has no reader. `stop` ends what the generator waits for.
 */
export function writeJsonLines(
  values: AsyncGenerator<object>,
  { signal, stop = () => {} }: WriteJsonLines,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  // Start at once: a generator that ends before its first step never runs its `finally`.
  let first: Promise<IteratorResult<object>> | undefined = values.next()
  const end = async () => {
    stop()
    await values.return(undefined)
  }
  const leave = () => void end().catch(() => {})
  if (signal.aborted) leave()
  else signal.addEventListener('abort', leave)

  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await (first ?? values.next())
      first = undefined
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    cancel: end,
  })
}

/** Reads JSON lines in browser or server, and yields each value on arrival. */
export async function* readJsonLines<Value>(body: ReadableStream<Uint8Array>): AsyncGenerator<Value> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = (rest + read.value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim()) yield JSON.parse(line)
    }
    if (rest.trim()) yield JSON.parse(rest)
  } finally {
    await reader.cancel()
  }
}
