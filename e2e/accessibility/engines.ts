import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { violationsOn } from '../fixtures/violations'

const sourceOf = (file: string) => readFile(fileURLToPath(import.meta.resolve(file)), 'utf8')

const [ibmSource, codeSnifferSource] = await Promise.all([
  sourceOf('accessibility-checker-engine/ace.js'),
  sourceOf('html_codesniffer/build/HTMLCS.js'),
])

type Finding = { rule: string; element: string; message: string }

/** A rule that is wrong here: everywhere, or for elements whose markup has a text. */
type WrongRule = { rule: RegExp; element?: RegExp; why: string }

const WRONG_RULES: WrongRule[] = [
  {
    rule: /aria_form_label_unique|aria_landmark_name_unique/,
    element: /^<form/,
    why: 'A form without a name is no landmark.',
  },
  {
    rule: /element_tabbable_role_valid/,
    element: /^<(article|section|pre)/,
    why: 'The articles of a feed take the focus, and so does a region that scrolls.',
  },
  {
    rule: /input_checkboxes_grouped/,
    why: 'Radios of two forms share a name, and the ways to pay are one choice under several headings.',
  },
  {
    rule: /input_label_exists/,
    element: /offer-open/,
    why: 'The engine does not see a name in a post that is not rendered yet.',
  },
  {
    rule: /text_contrast_sufficient/,
    element: /tile-counts/,
    why: 'The engine does not see the dark gradient over the picture.',
  },
  {
    rule: /3_2_2\.H32\.2/,
    element: /id="filters"/,
    why: 'A choice of the filters applies at once, so there is nothing to submit.',
  },
  {
    rule: /input_autocomplete_valid/,
    element: /type="email"/,
    why: 'An email address is the user name that a password manager keeps.',
  },
  {
    rule: /aria_role_valid/,
    element: /role="combobox"/,
    why: 'A search field that suggests is a combobox.',
  },
  {
    rule: /fieldset_label_valid/,
    why: 'Each item has its stars, and each shop its choice, in a section with its name.',
  },
  {
    rule: /1_4_3\.G145/,
    element: /^<text/,
    why: 'The engine compares the colour of a drawn text, not its fill.',
  },
  {
    rule: /1_3_1\.H43/,
    why: 'The engine does not read the scope of a header over several rows.',
  },
  {
    rule: /label_content_exists/,
    why: 'The engine does not see a label’s text for screen readers. input_label_exists checks each input’s name.',
  },
  {
    rule: /1_3_5\.H98/,
    why: 'The engine takes an input without a type for none that holds text. axe checks the same.',
  },
]

const isRight = ({ rule, element }: Finding) =>
  !WRONG_RULES.some((wrong) => wrong.rule.test(rule) && (wrong.element?.test(element) ?? true))

type IbmReport = { results: { ruleId: string; value: [string, string]; snippet: string; message: string }[] }

/**
 * Checks the page by IBM Equal Access. It reports potential faults, too, which a person decides.
 */
const findByIbm = async (page: Page): Promise<Finding[]> => {
  const { results } = await page.evaluate<IbmReport>(
    `${ibmSource}; new ace.Checker().check(document, ['WCAG_2_2', 'IBM_Accessibility'])`,
  )

  return results
    .filter(({ value: [level, outcome] }) => level === 'VIOLATION' && outcome === 'FAIL')
    .map(({ ruleId, message, snippet }) => ({ rule: `ibm ${ruleId}`, element: snippet, message }))
}

type Message = { type: number; code: string; message: string; element: string }

const ERROR = 1

/**
 * Checks the page by HTML_CodeSniffer. Its warnings and notices are questions to a person. It fails
 * where it has no text for an error.
 */
const findByCodeSniffer = async (page: Page): Promise<Finding[]> => {
  const messages = await page.evaluate<Message[]>(
    `${codeSnifferSource}; (() => {
      const { getTranslation } = HTMLCS
      HTMLCS.getTranslation = (name) => getTranslation.call(HTMLCS, name) ?? name
      return new Promise((resolve) => HTMLCS.process('WCAG2AA', document, () =>
        resolve(HTMLCS.getMessages().map(({ type, code, msg, element }) =>
          ({ type, code, message: msg, element: element.outerHTML ?? '' })))))
    })()`,
  )

  return messages
    .filter(({ type }) => type === ERROR)
    .map(({ code, message, element }) => ({ rule: `codesniffer ${code}`, element, message }))
}

/** Returns what the three engines find on a page that has arrived; axe sees it with its drawers closed, too. */
export async function findByEveryEngine(page: Page): Promise<string[]> {
  const byAxe = await violationsOn(page)
  const close = await openDrawers(page)
  const others = [...(await findByIbm(page)), ...(await findByCodeSniffer(page))].filter(isRight)
  await close()

  return [
    ...byAxe,
    ...others.map(({ rule, element, message }) => `${rule}: ${element.slice(0, 200)} (${message.slice(0, 120)})`),
  ]
}

/** Opens each closed `details`, whose labels the engines do not see; the result closes them again. */
async function openDrawers(page: Page) {
  const drawers = await page.evaluateHandle(() => {
    const closed = [...document.querySelectorAll('details:not([open])')]
    for (const drawer of closed) drawer.setAttribute('open', '')

    return closed
  })

  return async () => {
    await drawers.evaluate((opened) => {
      for (const drawer of opened) drawer.removeAttribute('open')
    })
    await drawers.dispose()
  }
}
