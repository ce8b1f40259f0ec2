import { format } from 'node:util'
import { log } from './log'

/**
 * What Next says of a page that failed holds the parameters of a failed statement, and what it warns of a stranger's words: both go
 * through the log, which leaves secrets out.
 */
export function logConsole(to: Pick<typeof log, 'error' | 'warn'> = log) {
  const through =
    (level: 'error' | 'warn') =>
    (...given: unknown[]) => {
      const err = given.find((one) => one instanceof Error)
      const words = format(...given.filter((one) => one !== err)).replace(PARAMETERS, '')
      to[level]({ ...(err && { err }) }, words || 'failed')
    }
  console.error = through('error')
  console.warn = through('warn')
}

/** As drizzle writes them into a message, up to the first line of the stack. */
const PARAMETERS = /\nparams: [\s\S]*?(?=\n\s+at |$)/g
