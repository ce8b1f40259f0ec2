import type { ServerResponse } from 'node:http'
import { ownFont } from './own-font'

/** As React writes them: each script of the page, and the announcement of the last of them. */
const SCRIPT = /<script src="(\/_next\/static\/[^"]+\.js)"(?: async="")? nonce="([^"]+)"(?: async="")?><\/script>/g
const ANNOUNCED =
  /<link rel="preload" as="script" fetchPriority="low" nonce="[^"]+" href="\/_next\/static\/[^"]+\.js"\/>/g

/** A page that gave up while it was written, as one that fails: it is empty until its scripts have run. */
const DRAWN_BY_SCRIPT = '<html id="__next_error__"'

/** How long a page may take to draw anything before its scripts stop waiting for it, in milliseconds. */
const PATIENCE = 1000

/**
 * Shows a page before its scripts: they are fetched and run once the browser has drawn its first frame. Left alone, they share
 * the line with what is seen (styles, font, pictures), and a browser that has them early works through them before it draws.
 * A page without such scripts, or one that is nothing without them, keeps them as they are. Each asks for its font first.
 */
export function showBeforeScripts(response: ServerResponse) {
  const write = response.write
  response.write = (chunk: unknown, ...rest: unknown[]) => {
    response.write = write

    return Reflect.apply(write, response, [isPage(response) ? beginPage(chunk, response) : chunk, ...rest])
  }
}

const isPage = (response: ServerResponse) => String(response.getHeader('content-type')).startsWith('text/html')

/** @param chunk the bytes with which a page begins; scripts that come after them are left as they are. */
function beginPage(chunk: unknown, response: ServerResponse) {
  if (!(chunk instanceof Uint8Array)) return chunk
  // One letter a byte: what is not ours to read comes out as it went in.
  const page = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
  const scripts = [...page.matchAll(SCRIPT)].map(([, address]) => address)
  const [, , nonce] = new RegExp(SCRIPT, '').exec(page) ?? []
  // Next announces the font, in a header or in the page, but not that of its page for an address that is not there.
  const font = `${response.getHeader('link')}${page}`.includes('as="font"') ? '' : ownFont().preload
  const withFirst = (text: string, first: string) => Buffer.from(text.replace('<head>', `<head>${first}`), 'latin1')
  if (!nonce || page.includes(DRAWN_BY_SCRIPT)) return font ? withFirst(page, font) : chunk
  const first = `<script nonce="${nonce}">(${runAfterFirstFrame})(${JSON.stringify(scripts)},${PATIENCE})</script>`

  return withFirst(page.replace(SCRIPT, '').replace(ANNOUNCED, ''), font + first)
}

/**
 * Runs as text in the browser, before anything else, and comes with each page: what needs saying is said here. A page that nobody
 * looks at is never drawn. React looks for its scripts by `async`, and would bring them again. They go before the pictures
 * further down, which ask at the same moment.
 */
function runAfterFirstFrame(scripts: string[], patience: number) {
  const drawn = new Promise<void>((resolve) => {
    const paints = new PerformanceObserver((entries) => {
      if (entries.getEntriesByName('first-contentful-paint').length > 0) resolve()
    })
    paints.observe({ type: 'paint', buffered: true })
  })

  document.addEventListener('DOMContentLoaded', async () => {
    const late = new Promise((resolve) => setTimeout(resolve, document.hidden ? 0 : patience))
    await Promise.race([drawn, late])
    for (const address of scripts) {
      const script = document.createElement('script')
      script.setAttribute('src', address)
      script.async = true
      script.fetchPriority = 'high'
      document.head.append(script)
    }
  })
}
