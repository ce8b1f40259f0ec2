import { expect, type Page } from '@playwright/test'
import type { Host } from '../../tools/dev/systems/systems'
import { readRegister } from '../fixtures/register'

type Check = (page: Page) => Promise<string[]>

/** A visit of every page that a system's register lists. */
export async function startTour(page: Page, { name, check }: { name: Host['name']; check: Check }) {
  const { origin, endpoints } = await readRegister(name)
  const patterns = endpoints.flatMap((endpoint) => (endpoint.kind === 'page' ? [endpoint.path] : []))
  const missing = new Set(patterns)
  /** The first link that was seen to a page, by its pattern. */
  const linked = new Map<string, string>()

  /** A pattern without parameters comes before one that has some. */
  const patternOf = (path: string) =>
    patterns.find((pattern) => pattern === path) ?? patterns.find((pattern) => matches(pattern, path))

  const tour = {
    /** Checks the page as it stands. */
    look: async (what = page.url().slice(origin.length)) => {
      // The title may come with a later part of the document, and moves into its head.
      await page.locator('head > title').waitFor({ state: 'attached' })
      const here = new URL(page.url())
      const pattern = here.origin === origin ? patternOf(here.pathname) : undefined
      if (pattern) missing.delete(pattern)
      for (const { pathname, search } of await listLinks(page, origin)) {
        const to = patternOf(pathname)
        if (to && !linked.has(to)) linked.set(to, pathname + search)
      }

      expect.soft(await check(page), what).toEqual([])
    },

    visit: async (paths: Iterable<string>) => {
      for (const path of paths) {
        await page.goto(origin + path)
        await tour.look(path)
      }
    },

    /** Visits the other pages: those without parameters, then those that a visited page links. */
    finish: async () => {
      await tour.visit(patterns.filter((pattern) => missing.has(pattern) && !pattern.includes('[')))
      for (let left = missing.size + 1; missing.size < left; ) {
        left = missing.size
        await tour.visit([...missing].flatMap((pattern) => linked.get(pattern) ?? []))
      }

      return [...missing]
    },
  }

  return tour
}

const matches = (pattern: string, path: string) =>
  new RegExp(`^${pattern.replaceAll(/\[\.\.\.\w+\]/g, '.+').replaceAll(/\[\w+\]/g, '[^/]+')}$`).test(path)

const listLinks = async (page: Page, origin: string) => {
  const hrefs = await page
    .locator('a[href]:not([download])')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))

  return hrefs.map((href) => new URL(href)).filter((address) => address.origin === origin)
}
