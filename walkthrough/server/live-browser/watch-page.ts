import type { CDPSession, Page } from 'playwright-core'
import { VIEWPORT } from './screen'

export type Watched = {
  onPicture: (jpeg: Uint8Array) => void
  /** A page was opened; `unreachable`: it was asked for, and an error is shown in its place. */
  onPlace: (place: { address: string; unreachable: boolean }) => void
}

const MOST_PICTURES_A_SECOND = 30
const SCREENCAST = { format: 'jpeg', quality: 70, maxWidth: VIEWPORT.width, maxHeight: VIEWPORT.height } as const
/** A page that paints nothing by then is shown as it is. */
const FIRST_PAINT_WITHIN_MS = 1_500

/** Tells of each picture and each place of a page until `stop` is called. */
export async function watchPage(page: Page, { onPicture, onPlace }: Watched) {
  const cdp = await page.context().newCDPSession(page)
  const hold = holdUntilPainted(onPicture)
  const acknowledge = paced(cdp)
  cdp.on('Page.screencastFrame', ({ data, sessionId }) => {
    acknowledge(sessionId)
    hold.picture(Buffer.from(data, 'base64'))
  })
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId) return
    hold.begin()
    onPlace({ address: frame.unreachableUrl ?? frame.url, unreachable: frame.unreachableUrl !== undefined })
  })
  cdp.on('Page.lifecycleEvent', ({ name }) => {
    if (name === 'firstPaint' || name === 'load') hold.end()
  })
  await cdp.send('Page.enable')
  await cdp.send('Page.setLifecycleEventsEnabled', { enabled: true })
  const send = (method: 'Page.startScreencast' | 'Page.stopScreencast', parameters?: object) =>
    // A page that was closed shows nothing, and there is nothing to stop.
    cdp.send(method, parameters).catch(() => {})

  return {
    /** Pictures are made while somebody looks: they are what costs. */
    async look(looking: boolean) {
      await (looking ? send('Page.startScreencast', SCREENCAST) : send('Page.stopScreencast'))
    },
    stop() {
      hold.end()
      return cdp.detach().catch(() => {})
    },
  }
}

/** Chromium sends on while it is answered: a slower answer makes fewer pictures, and none of them late. */
function paced(cdp: CDPSession) {
  let next = 0

  return (sessionId: number) => {
    const wait = Math.max(0, next - Date.now())
    next = Date.now() + wait + 1000 / MOST_PICTURES_A_SECOND
    setTimeout(() => void cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => {}), wait)
  }
}

/** Between a new page and its first paint the pictures are still the old page's, which may be another system's. */
function holdUntilPainted(onPicture: Watched['onPicture']) {
  let pending: Uint8Array | undefined
  let patience: NodeJS.Timeout | undefined
  const end = () => {
    clearTimeout(patience)
    patience = undefined
    if (pending) onPicture(pending)
    pending = undefined
  }

  return {
    begin() {
      clearTimeout(patience)
      pending = undefined
      patience = setTimeout(end, FIRST_PAINT_WITHIN_MS)
    },
    end,
    picture(jpeg: Uint8Array) {
      if (patience) pending = jpeg
      else onPicture(jpeg)
    },
  }
}
