import { dim, printLine, red } from './progress.mjs'

/**
 * Prints one sentence for the person, followed by the log lines that led to it, if any.
 * @type {(error: unknown) => void}
 */
export function printError(error) {
  const [sentence, ...lines] = (error instanceof Error ? error.message : String(error)).split('\n')
  printLine(`\n  ${red(sentence ?? '')}`)
  for (const line of lines) printLine(dim(`  ${line}`))
  if (process.env.JEMBATAN_TRACE) console.error(error)
  printLine()
}
