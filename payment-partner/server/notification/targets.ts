/** Kasir calls only origins that its operator listed; anything else could be an address inside somebody's network. */
export const isAllowedTarget = (url: string, targets: string[]) =>
  URL.canParse(url) && targets.includes(new URL(url).origin)
