import type { BrowserState } from '@/server/live-browser/live-machine'
import { readStageParts, SILENT_AFTER_MS, type StagePart } from '@/server/live-browser/stage-message'
import type { SystemName } from '@/server/systems/systems'
import { consoleStore, type Stage, updateStage } from './console-store'
import { drawNewest } from './draw-newest'
import { hasScreens } from './selectors'

const AGAIN_AFTER_MS = 1000

const canvases = new Map<SystemName, HTMLCanvasElement>()
const pictures = new Map<SystemName, ImageBitmap>()

/** Draws the pictures of a system on this canvas, starting with the latest. */
export function setCanvas(system: SystemName, canvas: HTMLCanvasElement | null) {
  if (!canvas) return void canvases.delete(system)
  canvases.set(system, canvas)
  draw(system)
}

/** Follows the presenter's browser until `signal` aborts. The first follower starts the stream. */
export async function followStage(signal: AbortSignal) {
  if (!hasScreens(consoleStore.get().stage)) updateStage({ status: 'starting' })
  while (!signal.aborted) {
    const stream = openWatchdog(signal)
    const response = await fetch('/api/stage/picture', { signal: stream.signal }).catch(() => null)
    if (response?.status === 401) return window.location.reload()
    if (response?.status === 409) return updateStage({ status: 'full', since: null })
    if (response?.status === 503) return updateStage({ status: 'none', since: null })
    await showAll(response, stream.event).catch(() => {})
    stream.end()
    if (signal.aborted || consoleStore.get().stage.status === 'none') return
    updateStage({ status: 'cut' })
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
  }
}

/**
 * Reading does not wait for drawing: buffers between server and window hold seconds of pictures.
 */
async function showAll(response: Response | null, onPart: () => void) {
  if (!response?.body) return
  for await (const part of readStageParts(response.body)) {
    onPart()
    show(part)
  }
}

/**
 * Returns a signal that aborts with `outer` or after a silence, since a lost network closes no
 * stream.
 */
function openWatchdog(outer: AbortSignal) {
  const controller = new AbortController()
  const abort = () => controller.abort()
  let silence: ReturnType<typeof setTimeout> | undefined
  outer.addEventListener('abort', abort)
  function restartTimer() {
    clearTimeout(silence)
    silence = setTimeout(abort, SILENT_AFTER_MS)
  }
  restartTimer()

  return {
    signal: controller.signal,
    event: restartTimer,
    end() {
      clearTimeout(silence)
      outer.removeEventListener('abort', abort)
    },
  }
}

function show({ message, picture }: StagePart) {
  switch (message.kind) {
    case 'browser':
      return updateStage({ status: STATUS[message.state] })
    case 'since':
      return updateStage({ since: message.at })
    case 'taps':
      return updateStage({ taps: message.taps })
    case 'place':
      return updateStage({ here: message.system, unreachable: message.unreachable })
    case 'pointer':
      return updateStage({ pointer: message.at })
    case 'alive':
      return
    case 'picture':
      return void keepNewest(message.system, new Uint8Array(picture))
  }
}

const STATUS: Record<BrowserState, Stage['status']> = {
  starting: 'starting',
  running: 'running',
  lost: 'lost',
  gone: 'none',
  closed: 'cut',
}

const keepNewest = drawNewest(async (system: SystemName, jpeg: Uint8Array<ArrayBuffer>) =>
  keep(system, await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }))),
)

function keep(system: SystemName, picture: ImageBitmap) {
  pictures.get(system)?.close()
  pictures.set(system, picture)
  draw(system)
  const { pictured } = consoleStore.get().stage
  if (!pictured.includes(system)) updateStage({ pictured: [...pictured, system] })
}

function draw(system: SystemName) {
  const [canvas, picture] = [canvases.get(system), pictures.get(system)]
  if (canvas && picture) canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
}
