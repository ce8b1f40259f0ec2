import { format } from 'node:util'
import { log } from './log'

/** What Next says of a page that failed holds the parameters of a failed statement: it goes through the log, which leaves them out. */
export function logConsole(to: Pick<typeof log, 'error'> = log) {
  console.error = (...given: unknown[]) => {
    const err = given.find((one) => one instanceof Error)
    const words = format(...given.filter((one) => one !== err)).replace(PARAMETERS, '')
    to.error({ ...(err && { err }) }, words || 'failed')
  }
}

/** As drizzle writes them into a message, up to the first line of the stack. */
const PARAMETERS = /\nparams: [\s\S]*?(?=\n\s+at |$)/g
