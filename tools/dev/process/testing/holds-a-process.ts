import { join } from 'node:path'
import { setInterval } from 'node:timers'
import { supervise } from '../supervise'

/** A process that supervises another one in this folder, until it is stopped. */
const [folder = ''] = process.argv.slice(2)

supervise({
  title: 'Process',
  command: [process.execPath, '--eval', 'setInterval(() => {}, 1000)'],
  cwd: folder,
  environment: {},
  logFile: join(folder, 'held.log'),
  pidFile: join(folder, 'held.pid'),
})
setInterval(() => {}, 1000)
