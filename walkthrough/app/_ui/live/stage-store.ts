import type { BrowserState } from '@/server/live-browser/live-machine'
import { type PointerPlace, readStageParts, type StagePart } from '@/server/live-browser/stage-message'
import { createStore } from '../store'
import type { SystemName } from './crossing'
import { drawNewest } from './draw-newest'

export type StageView = {
  status: 'starting' | 'running' | 'lost' | 'full' | 'none'
  /** When the buyer came; null where there are no screens. */
  since: string | null
  /** In which system the buyer is. */
  here: SystemName | null
  /** That system was asked for a page and gave none. */
  unreachable: boolean
  /** Systems of which there is a picture. */
  pictured: SystemName[]
  /** Where the pointer of a scene is. */
  pointer: PointerPlace | null
}

const BEFORE: StageView = {
  status: 'starting',
  since: null,
  here: null,
  unreachable: false,
  pictured: [],
  pointer: null,
}
const AGAIN_AFTER_MS = 1000

export const stageStore = createStore(BEFORE)

const canvases = new Map<SystemName, HTMLCanvasElement>()
const pictures = new Map<SystemName, ImageBitmap>()

const update = (change: Partial<StageView>) => stageStore.set({ ...stageStore.get(), ...change })

/** Pictures of a system are drawn here from now on, beginning with the last. */
export function setCanvas(system: SystemName, canvas: HTMLCanvasElement | null) {
  if (!canvas) return void canvases.delete(system)
  canvases.set(system, canvas)
  draw(system)
}

/** Follows the presenter's browser until `signal` says that nobody looks. The first to follow starts it. */
export async function followStage(signal: AbortSignal) {
  while (!signal.aborted) {
    const response = await fetch('/api/stage/picture', { signal }).catch(() => null)
    if (response?.status === 401) return window.location.reload()
    if (response?.status === 409) return update({ status: 'full', since: null })
    if (response?.status === 503) return update({ status: 'none', since: null })
    await showAll(response).catch(() => {})
    if (stageStore.get().status === 'none') return
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
  }
}

/** Nothing that is read waits for a picture to be drawn: between here and the server there is room for seconds of them. */
async function showAll(response: Response | null) {
  if (!response?.body) return
  for await (const part of readStageParts(response.body)) show(part)
}

function show({ message, picture }: StagePart) {
  switch (message.kind) {
    case 'browser':
      return update({ status: STATUS[message.state] })
    case 'since':
      return update({ since: message.at })
    case 'place':
      return update({ here: message.system, unreachable: message.unreachable })
    case 'pointer':
      return update({ pointer: message.at })
    case 'picture':
      return void keepNewest(message.system, new Uint8Array(picture))
  }
}

/** A stage that closed is asked for again at once. */
const STATUS: Record<BrowserState, StageView['status']> = {
  starting: 'starting',
  running: 'running',
  lost: 'lost',
  gone: 'none',
  closed: 'lost',
}

const keepNewest = drawNewest(async (system: SystemName, jpeg: Uint8Array<ArrayBuffer>) =>
  keep(system, await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }))),
)

function keep(system: SystemName, picture: ImageBitmap) {
  pictures.get(system)?.close()
  pictures.set(system, picture)
  draw(system)
  const { pictured } = stageStore.get()
  if (!pictured.includes(system)) update({ pictured: [...pictured, system] })
}

function draw(system: SystemName) {
  const [canvas, picture] = [canvases.get(system), pictures.get(system)]
  if (canvas && picture) canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
}
