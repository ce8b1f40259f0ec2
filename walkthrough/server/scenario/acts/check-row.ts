import { type Finding, readFindings } from '../../evidence/read-findings'
import { requireControl, steer } from '../../steer/steer'
import type { Act } from '../act'

/** One control looks for minutes at most: rows with a browser or with hundreds of visitors take their time. */
const PATIENCE = 280_000

/** The same check that `npm run evidence` makes, at the running systems. */
export const checkRow = (name: 'rowRed' | 'rowGreen', row: number): Act => ({
  name,
  to: 'devControl',
  needs: 'devControl',
  does: async (scene) => {
    const answer = await steer(requireControl(scene.controls, 'devControl'), {
      method: 'POST',
      path: '/evidence',
      body: { rows: [row] },
      patience: PATIENCE,
    })
    const found = answer.ok && answer.body ? await findingOf(answer.body, row) : undefined

    return {
      request: `POST /evidence {"rows":[${row}]}`,
      status: answer.status,
      code: found?.verdict,
      asExpected: found?.verdict === (name === 'rowRed' ? 'failed' : 'passed'),
      note: found?.figure ? { word: 'figure', values: { row, ...found.figure } } : undefined,
    }
  },
})

async function findingOf(body: ReadableStream<Uint8Array>, row: number) {
  let found: Finding | undefined
  for await (const line of readFindings(body)) if ('row' in line && line.row === row) found = line

  return found
}
