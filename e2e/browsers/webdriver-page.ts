import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import type { WebDriver, WebElement } from 'selenium-webdriver'

/** How a page's element is matching, from the document downwards. */
type Step =
  | { by: 'css'; css: string }
  | { by: 'role'; role: string; name?: Name }
  | { by: 'label'; name: Name }
  | { by: 'withoutText'; name: Name }
  | { by: 'place'; place: number }
  | { by: 'and'; steps: Step[] }

/** A name of Playwright's: a part in any case, the whole, or a pattern. */
type Name = { text: string; exact: boolean } | { pattern: string; flags: string }

type Named = { name?: string | RegExp; exact?: boolean }

const library = await readFile(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.js'),
  'utf8',
)

const WITHIN_MS = 30_000
const AGAIN_AFTER_MS = 100

/**
 * A page behind WebDriver, with as much of Playwright's interface as the buyer uses, so that the
 * same steps act in browsers which Playwright does not drive.
 */
export async function openWebDriverPage(driver: WebDriver): Promise<Page> {
  const url = { now: '' }
  const locate = (steps: Step[]): Locator => locatorOf(driver, steps) as unknown as Locator
  const page = {
    goto: async (address: string) => driver.get(address),
    url: () => url.now,
    locator: (css: string) => locate([{ by: 'css', css }]),
    getByRole: (role: string, named: Named = {}) => locate([roleStep(role, named)]),
    getByLabel: (name: string | RegExp, { exact }: Named = {}) => locate([{ by: 'label', name: nameOf(name, exact) }]),
    waitForURL: (expected: string | ((url: URL) => boolean)) =>
      until(`the address ${expected}`, async () => {
        url.now = await driver.getCurrentUrl()

        return typeof expected === 'string' ? isLike(url.now, expected) : expected(new URL(url.now))
      }),
  }

  // The buyer uses nothing else of a page.
  return page as unknown as Page
}

function locatorOf(driver: WebDriver, steps: Step[]) {
  const next = (step: Step) => locatorOf(driver, [...steps, step])
  const find = () => findAll(driver, steps)
  const one = async (signal?: AbortSignal) => {
    const what = JSON.stringify(steps)
    const [element] = await until(what, async () => {
      signal?.throwIfAborted()
      const matching = await find()

      return matching.length > 0 && matching
    })

    return element as WebElement
  }
  /**
   * Waits for an enabled element, because WebDriver clicks a disabled one without an error, and
   * scrolls it away from bars at the edges. A page may redraw between the search and the act.
   */
  const act = (deed: (element: WebElement) => Promise<unknown>, signal?: AbortSignal) =>
    until(`an act on ${JSON.stringify(steps)}`, async () => {
      const element = await one(signal)
      const actOnceEnabled = async () => {
        if (!(await element.isEnabled())) return false
        await driver.executeScript(`arguments[0].scrollIntoView({ block: 'center' })`, element)
        await deed(element)

        return true
      }

      return actOnceEnabled().catch((error: Error) => {
        if (/StaleElement|NotInteractable|ClickIntercepted/.test(error.name)) return false
        throw error
      })
    })

  return {
    steps,
    locator: (css: string) => next({ by: 'css', css }),
    getByRole: (role: string, named: Named = {}) => next(roleStep(role, named)),
    getByLabel: (name: string | RegExp, { exact }: Named = {}) => next({ by: 'label', name: nameOf(name, exact) }),
    filter: ({ hasNotText }: { hasNotText: string | RegExp }) => next({ by: 'withoutText', name: nameOf(hasNotText) }),
    and: (other: { steps: Step[] }) => next({ by: 'and', steps: other.steps }),
    first: () => next({ by: 'place', place: 0 }),
    nth: (place: number) => next({ by: 'place', place }),
    click: ({ signal }: { signal?: AbortSignal } = {}) => act((element) => element.click(), signal),
    fill: (text: string) =>
      act(async (element) => {
        await element.clear()
        await element.sendKeys(text)
      }),
    waitFor: ({ state = 'visible' }: { state?: 'attached' | 'visible' | 'hidden' } = {}) =>
      until(`${state}: ${JSON.stringify(steps)}`, async () => (await find()).length > 0 === (state !== 'hidden')),
  }
}

const roleStep = (role: string, { name, exact }: Named): Step =>
  name === undefined ? { by: 'role', role } : { by: 'role', role, name: nameOf(name, exact) }

const nameOf = (name: string | RegExp, exact = false): Name =>
  typeof name === 'string' ? { text: name, exact } : { pattern: name.source, flags: name.flags }

/** A glob of Playwright's. */
const isLike = (url: string, glob: string) =>
  new RegExp(
    `^${glob.replaceAll(/[.?+^$(){}|[\]\\]/g, '\\$&').replaceAll(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'))}$`,
  ).test(url)

async function until<Result>(what: string, ask: () => Promise<Result | false>): Promise<Result> {
  const end = Date.now() + WITHIN_MS
  for (;;) {
    const result = await ask()
    if (result !== false) return result
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`)
    await pause(AGAIN_AFTER_MS)
  }
}

/** A new page does not have the library, and may come at any time. */
async function findAll(driver: WebDriver, steps: Step[]): Promise<WebElement[]> {
  for (;;) {
    // tsx names each function by a helper of its own.
    const matching = await driver.executeScript<WebElement[] | null>(
      `if (!window.TestingLibraryDom) return null
      const __name = (named) => named; return (${followSteps})(arguments[0])`,
      steps,
    )
    if (matching) return matching
    await driver.executeScript(`(function () { ${library} }).call(window)`)
  }
}

/** Runs in the page. */
function followSteps(all: Step[]): Element[] {
  type Queries = {
    queryAllByRole: (root: Element, role: string, options: { name?: (name: string) => boolean }) => Element[]
    queryAllByLabelText: (root: Element, is: (label: string) => boolean) => Element[]
  }
  const { queryAllByRole, queryAllByLabelText } = (window as unknown as { TestingLibraryDom: Queries })
    .TestingLibraryDom

  return follow(all)

  function follow(steps: Step[]) {
    return steps.reduce<Element[]>((matching, step) => [...new Set(take(step, matching))], [document.body])
  }

  function take(step: Step, matching: Element[]): Element[] {
    if (step.by === 'css') return matching.flatMap((root) => [...root.querySelectorAll(step.css)])
    if (step.by === 'role')
      return matching.flatMap((root) => queryAllByRole(root, step.role, step.name ? { name: isNamed(step.name) } : {}))
    if (step.by === 'label') return matching.flatMap((root) => queryAllByLabelText(root, isNamed(step.name)))
    if (step.by === 'withoutText') return matching.filter(({ textContent }) => !isNamed(step.name)(textContent ?? ''))
    if (step.by === 'place') return matching.slice(step.place, step.place + 1)
    const others = new Set(follow(step.steps))

    return matching.filter((element) => others.has(element))
  }

  function isNamed(name: Name) {
    if ('pattern' in name) return (text: string) => new RegExp(name.pattern, name.flags).test(text)
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
    if (name.exact) return (text: string) => plain(text) === name.text

    return (text: string) => plain(text).toLowerCase().includes(name.text.toLowerCase())
  }
}
