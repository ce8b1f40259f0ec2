import { getEnvironment } from '@/server/environment'
import { type Finding, readFindings, type Sum } from '@/server/evidence/read-findings'
import { log } from '@/server/log'
import { askStagehand, findStagehand, StagehandSilent } from '@/server/stagehand/ask-stagehand'
import { control } from '../control'

/** Runs every check against the systems that are up, and tells each finding as it is found. */
export const POST = (request: Request) =>
  control(request, async () => {
    const stagehand = findStagehand(getEnvironment())
    if (!stagehand) return Response.json({ why: 'none' }, { status: 503 })

    try {
      const answer = await askStagehand({ stagehand, path: '/evidence', method: 'POST', body: {} })
      if (answer.status === 409) return Response.json({ why: 'busy' }, { status: 409 })
      if (!answer.ok || !answer.body) return Response.json({ why: 'down' }, { status: 503 })

      return new Response(linesOf(readFindings(answer.body)), { headers: STREAMED })
    } catch (error) {
      if (!(error instanceof StagehandSilent)) throw error
      log.warn({ err: error }, 'evidence not run')
      return Response.json({ why: 'down' }, { status: 503 })
    }
  })

const STREAMED = { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' }

function linesOf(findings: AsyncGenerator<Finding | Sum>) {
  const encoder = new TextEncoder()

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await findings.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`))
    },
    async cancel() {
      await findings.return(undefined)
    },
  })
}
