/** One JSON a line, as it comes. A reader that cancels ends the generator; `stop` ends what that waits for meanwhile. */
export function writeJsonLines(values: AsyncGenerator<object>, stop = () => {}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()

  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await values.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    cancel: async () => {
      stop()
      await values.return(undefined)
    },
  })
}

/** The other end, in the browser as on the server: each line's value as it arrives. */
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
