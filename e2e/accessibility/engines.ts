import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { violationsOn } from '../fixtures/violations'

const sourceOf = (file: string) => readFile(fileURLToPath(import.meta.resolve(file)), 'utf8')

const [ibmSource, codeSnifferSource] = await Promise.all([
  sourceOf('accessibility-checker-engine/ace.js'),
  sourceOf('html_codesniffer/build/HTMLCS.js'),
])

/** A finding of any engine: the rule's name, and the element. */
type Finding = { rule: string; element: string }

type IbmReport = { results: { ruleId: string; value: [string, string]; snippet: string; message: string }[] }

/** Checks the page by IBM Equal Access. It reports potential faults, too, which a person decides. */
const findByIbm = async (page: Page): Promise<Finding[]> => {
  const report = await page.evaluate<IbmReport>(
    `${ibmSource}; new ace.Checker().check(document, ['WCAG_2_2', 'IBM_Accessibility'])`,
  )

  return report.results
    .filter(({ value: [level, outcome] }) => level === 'VIOLATION' && outcome === 'FAIL')
    .map(({ ruleId, message, snippet }) => ({ rule: `ibm ${ruleId}`, element: `${message} ${snippet}` }))
}

type Message = { type: number; code: string; msg: string; element: string }

const ERROR = 1

/** Checks the page by HTML_CodeSniffer. Its warnings and notices are questions to a person. */
const findByCodeSniffer = async (page: Page): Promise<Finding[]> => {
  const messages = await page.evaluate<Message[]>(
    `${codeSnifferSource}; new Promise((resolve) => HTMLCS.process('WCAG2AA', document, () =>
      resolve(HTMLCS.getMessages().map(({ type, code, msg, element }) => ({ type, code, msg, element: element.outerHTML ?? '' })))))`,
  )

  return messages
    .filter(({ type }) => type === ERROR)
    .map(({ code, msg, element }) => ({ rule: `codesniffer ${code}`, element: `${msg} ${element}` }))
}

/** Returns what the three engines find on a page that has arrived. */
export async function findByEveryEngine(page: Page): Promise<string[]> {
  const byAxe = await violationsOn(page)
  const others = [...(await findByIbm(page)), ...(await findByCodeSniffer(page))]

  return [...byAxe, ...others.map(({ rule, element }) => `${rule}: ${element.slice(0, 240)}`)]
}
