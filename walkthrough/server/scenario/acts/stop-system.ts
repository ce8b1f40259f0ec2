import { requireControl, steer } from '../../steer/steer'
import { isUp } from '../../system/is-up'
import type { Act } from '../act'
import type { Scene } from '../scene'

type Stoppable = 'ramai' | 'pasar'

/** It comes back by itself after this, whatever becomes of the play. */
const SECONDS = 90
/** Processes end, and start again until they are ready. */
const PATIENCE = 60_000

const postToDevControl = (scene: Scene, path: string, body?: object) =>
  steer(requireControl(scene.controls, 'devControl'), { method: 'POST', path, body, patience: PATIENCE })

/** Its real processes end: web and worker. */
export const stop = (system: Stoppable): Act => ({
  name: system === 'ramai' ? 'stopRamai' : 'stopPasar',
  to: 'devControl',
  needs: 'devControl',
  does: async (scene) => {
    scene.undo.push(() => postToDevControl(scene, `/systems/${system}/start`))
    const { status, ok } = await postToDevControl(scene, `/systems/${system}/stop`, { seconds: SECONDS })

    return {
      request: `POST /systems/${system}/stop`,
      status,
      asExpected: ok,
      note: { word: 'backByItself', values: { seconds: SECONDS } },
    }
  },
})

export const start = (system: Stoppable): Act => ({
  name: system === 'ramai' ? 'startRamai' : 'startPasar',
  to: 'devControl',
  needs: 'devControl',
  does: async (scene) => {
    const { status, ok } = await postToDevControl(scene, `/systems/${system}/start`)
    const up = await isUp(scene[system])

    return { request: `POST /systems/${system}/start`, status, asExpected: ok && up }
  },
})

/** Nobody answers there, and that is what is looked for. */
export const noAnswer = (system: Stoppable): Act => ({
  name: 'noAnswer',
  to: system,
  does: async (scene) => {
    const up = await isUp(scene[system])

    return { request: 'GET /api/health', status: up ? 200 : 0, asExpected: !up, note: { word: 'lightOut' } }
  },
})

/** The feed is read and left while the shop is gone. */
export const feedLives = (): Act => ({
  name: 'feedLives',
  to: 'ramai',
  does: async (scene) => {
    const { status } = await scene.visitor.ask(scene.ramai, { path: '/' })
    scene.stand = { system: 'ramai', path: '/' }

    return { request: 'GET /', status, asExpected: status === 200, note: { word: 'feedNeedsNobody' } }
  },
})
