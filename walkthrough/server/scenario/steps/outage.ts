import { callControl, getControlOrThrow } from '../../controls/controls'
import { isUp } from '../../systems/is-up'
import type { ScenarioContext } from './context'
import type { Step } from './step'

type Stoppable = 'ramai' | 'pasar'

/** The system restarts after this time, independent of the run. */
const STOPPED_SECONDS = 90
/** Time for stopping and starting a system's processes. */
const TIMEOUT_MS = 60_000

const postToDevControl = ({ controls }: ScenarioContext, path: string, body?: object) =>
  callControl(getControlOrThrow(controls, 'devControl'), { method: 'POST', path, body, timeoutMs: TIMEOUT_MS })

/** Stops the system's real processes: web and worker. */
export const stopSystem = (system: Stoppable): Step => ({
  name: system === 'ramai' ? 'stopRamai' : 'stopPasar',
  to: 'devControl',
  needs: 'devControl',
  run: async (context) => {
    context.undo.push(() => postToDevControl(context, `/systems/${system}/start`))
    const { status, ok } = await postToDevControl(context, `/systems/${system}/stop`, { seconds: STOPPED_SECONDS })

    return {
      request: `POST /systems/${system}/stop`,
      status,
      asExpected: ok,
      note: { word: 'backByItself', values: { seconds: STOPPED_SECONDS } },
    }
  },
})

export const startSystem = (system: Stoppable): Step => ({
  name: system === 'ramai' ? 'startRamai' : 'startPasar',
  to: 'devControl',
  needs: 'devControl',
  run: async (context) => {
    const { status, ok } = await postToDevControl(context, `/systems/${system}/start`)
    const up = await isUp(context[system])

    return { request: `POST /systems/${system}/start`, status, asExpected: ok && up, note: { word: 'answersAgain' } }
  },
})

export const systemIsDown = (system: Stoppable): Step => ({
  name: 'noAnswer',
  to: system,
  run: async (context) => {
    const up = await isUp(context[system])

    return { request: 'GET /api/health', status: up ? 200 : 0, asExpected: !up, note: { word: 'lightOut' } }
  },
})
