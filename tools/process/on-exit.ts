const works = new Set<() => void>()

// One listener for all: many processes and clusters may be in our care.
process.on('exit', () => {
  for (const work of works) work()
})

/** What must not outlive this process, however it ends. Gives back how to take that back. */
export function onExit(work: () => void) {
  works.add(work)

  return () => {
    works.delete(work)
  }
}
