import { remember } from '@epic-web/remember'
import { switchedOn } from './breaches'

const singleton = remember('pasarLeakedImage', (): { pasarLeakedImage?: string | undefined } => ({}))

export const setLeakedImage = (address: string | undefined) => {
  singleton.pasarLeakedImage = address
}

/** Row 9: while `a-leaking-browser` is on, every page loads this image of the social app. */
export function leakedImageSources(): string[] {
  return switchedOn().has('a-leaking-browser') && singleton.pasarLeakedImage ? [singleton.pasarLeakedImage] : []
}
