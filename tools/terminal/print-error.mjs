import { dim, printLine, red } from './progress.mjs'

/**
 * One sentence for the person, and below it the lines that led to it, if there are any.
 * @type {(error: unknown) => void}
 */
export function printError(error) {
  const [sentence, ...lines] = (error instanceof Error ? error.message : String(error)).split('\n')
  printLine(`\n  ${red(sentence ?? '')}`)
  for (const line of lines) printLine(dim(`  ${line}`))
  if (process.env.JEMBATAN_TRACE) console.error(error)
  printLine()
}
