import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import * as steer from '../demo/routes'

const READS: Declaration = { who: 'demo key', refusal: 401, changes: false, demoOnly: true }
const STEERS: Declaration = { ...READS, changes: true, body: 16_000, accepts: 'json' }

/** The endpoints with which the walkthrough controls a demo. */
export const demo = [
  endpoint('GET', '/api/demo/clock', READS, steer.readClock),
  endpoint('POST', '/api/demo/clock', STEERS, steer.moveClock),
  endpoint('POST', '/api/demo/handoff', STEERS, steer.prepareHandoff),
  endpoint('GET', '/api/demo/breaches', READS, steer.readBreaches),
  endpoint('PUT', '/api/demo/breaches/[name]', STEERS, steer.enableBreach),
  endpoint('DELETE', '/api/demo/breaches/[name]', STEERS, steer.disableBreach),
  endpoint('POST', '/api/demo/moderation', STEERS, steer.stageModeration),
  endpoint('PUT', '/api/demo/moderation', STEERS, steer.takeDownStaged),
  endpoint('DELETE', '/api/demo/moderation', STEERS, steer.removeStagedAccount),
  endpoint('POST', '/api/demo/viewers', STEERS, steer.stageTwoViewers),
  endpoint('DELETE', '/api/demo/viewers', STEERS, steer.removeTwoViewers),
]
