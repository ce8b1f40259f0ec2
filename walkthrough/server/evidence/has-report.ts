import { askStagehand, type Stagehand } from '../stagehand/ask-stagehand'

const PATIENCE = 2000

/** Whether a whole run has left a report to read. */
export async function hasReport(stagehand: Stagehand): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const answer = await askStagehand({ stagehand, path: '/evidence/report.html', signal })
    await answer.body?.cancel()

    return answer.ok
  } catch {
    return false
  }
}
