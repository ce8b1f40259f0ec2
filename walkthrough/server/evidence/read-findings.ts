import { z } from 'zod'

const words = z.object({ id: z.string(), en: z.string() })

const finding = z.object({
  row: z.number().int(),
  title: words,
  clauses: z.object({ story: z.string(), today: z.string() }).nullish(),
  verdict: z.enum(['passed', 'failed', 'not_built']),
  figure: words.nullish(),
  evidence: z.array(z.string()).default([]),
  tookMs: z.number().nullish(),
})

const sum = z.object({ passed: z.number().int(), failed: z.number().int(), report: z.boolean() })

const line = z.union([finding, sum])

export type Finding = z.infer<typeof finding>
export type Sum = z.infer<typeof sum>

/** One finding a line, as each check ends, and the sum at last. */
export async function* readFindings(body: ReadableStream<Uint8Array>): AsyncGenerator<Finding | Sum> {
  let rest = ''
  for await (const text of body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const written of lines) if (written.trim()) yield line.parse(JSON.parse(written))
  }
  if (rest.trim()) yield line.parse(JSON.parse(rest))
}
