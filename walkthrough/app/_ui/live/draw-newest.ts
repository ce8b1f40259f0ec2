/**
 * Draws the pictures of each screen in order and skips all but the newest that arrived meanwhile. A
 * picture that cannot be drawn is skipped.
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
