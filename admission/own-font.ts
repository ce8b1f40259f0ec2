/** A build's route handlers are bundled apart from its web server, and share `globalThis` with it. */
const kept = globalThis as typeof globalThis & { jembatanFont?: string }

/** @param address where the pages of this build have their font; see `findOwnFont`. */
export function keepOwnFont(address: string | undefined) {
  kept.jembatanFont = address
}

/**
 * The system's font for a page that Next does not write: what its head asks for first, and what its styles say. Used only when it
 * is there in time, as on every page: letters that change later would move it. Empty where no build is served.
 */
export function ownFont(): { preload: string; face: string } {
  const address = kept.jembatanFont
  if (!address) return { preload: '', face: '' }

  return {
    preload: `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin>`,
    face: `@font-face{font-family:"Plus Jakarta Sans Variable";src:url("${address}") format("woff2");font-weight:200 800;font-display:optional}`,
  }
}
