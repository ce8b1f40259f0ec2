import { callDevControl, type DevControl } from '../dev-control/call-dev-control'

const PATIENCE = 2000

/** Whether a whole run has left a report to read. */
export async function hasReport(devControl: DevControl): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const answer = await callDevControl({ devControl, path: '/evidence/report.html', signal })
    await answer.body?.cancel()

    return answer.ok
  } catch {
    return false
  }
}
