/**
 * Draws the pictures of each screen one after the other, and of those that come meanwhile the newest alone: whoever draws slowly
 * is never late. One that cannot be drawn is passed over.
 */
export function drawNewest<Screen, Picture>(draw: (screen: Screen, picture: Picture) => Promise<void>) {
  const waiting = new Map<Screen, Picture>()
  const drawing = new Set<Screen>()

  return async (screen: Screen, picture: Picture): Promise<void> => {
    waiting.set(screen, picture)
    if (drawing.has(screen)) return
    drawing.add(screen)
    for (let next = waiting.get(screen); next !== undefined; next = waiting.get(screen)) {
      waiting.delete(screen)
      await draw(screen, next).catch(() => {})
    }
    drawing.delete(screen)
  }
}
