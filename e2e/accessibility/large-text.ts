import type { CDPSession, Page } from '@playwright/test'

/** The browser's text size at 100 %. */
const TEXT = { standard: 16, fixed: 13 }

const DESKTOP = { width: 1440, height: 900 }

/** WCAG's width for reflow, and its size of text. */
const VIEWS = [
  { name: '320 px', width: 320, height: 640, factor: 1 },
  { name: '200 % text', ...DESKTOP, factor: 2 },
]

/** Returns what is cut or wider than the window in small windows and with large text. */
export async function findCutText(page: Page): Promise<string[]> {
  const settings = await page.context().newCDPSession(page)
  const faults: string[] = []
  for (const { name, factor, ...size } of VIEWS) {
    await page.setViewportSize(size)
    await setTextSize(settings, factor)
    faults.push(...(await page.evaluate(listCutText)).map((fault) => `${name}: ${fault}`))
  }
  await setTextSize(settings, 1)
  await settings.detach()
  await page.setViewportSize(DESKTOP)

  return faults
}

/** As in the browser's settings, which pages scale by `rem`. */
const setTextSize = (settings: CDPSession, factor: number) =>
  settings.send('Page.setFontSizes', {
    fontSizes: { standard: TEXT.standard * factor, fixed: TEXT.fixed * factor },
  })

/** Runs in the page. */
function listCutText() {
  const { scrollWidth, clientWidth } = document.documentElement
  const faults = scrollWidth > clientWidth ? listBeyond(clientWidth) : []
  for (const element of document.querySelectorAll<HTMLElement>('body *:not(svg *)')) {
    const style = getComputedStyle(element)
    if (!hasOwnText(element) || !isShown(element, style) || isShortened(style)) continue
    const wide = element.scrollWidth - element.clientWidth
    const high = element.scrollHeight - element.clientHeight
    if (wide > 1 && !/auto|scroll/.test(style.overflowX)) faults.push(faultOf(element, `${wide} px too wide`))
    if (high > Number.parseFloat(style.fontSize) / 2 && !/auto|scroll/.test(style.overflowY))
      faults.push(faultOf(element, `${high} px too high`))
  }

  return faults

  function hasOwnText(element: Element) {
    return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
  }

  /** The innermost elements that make the page wider than its window. */
  function listBeyond(edge: number) {
    const beyond = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) =>
        element.getBoundingClientRect().right > edge + 1 && element.closest('[class*="overflow-x-auto"]') === null,
    )
    const innermost = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)))

    return innermost.slice(0, 4).map((element) => faultOf(element, `${scrollWidth - edge} px wider than the window`))
  }

  /** A text for screen readers only is clipped. */
  function isShown(element: HTMLElement, { display, clipPath }: CSSStyleDeclaration) {
    return display !== 'inline' && clipPath === 'none' && element.checkVisibility({ visibilityProperty: true })
  }

  /** An ellipsis says that there is more, and where. */
  function isShortened({ textOverflow, webkitLineClamp }: CSSStyleDeclaration) {
    return textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
  }

  function faultOf(element: HTMLElement, fault: string) {
    return `${fault}: ${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.trim().slice(0, 60)}`
  }
}
