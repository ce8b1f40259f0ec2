export type Progress = {
  /** How far a command is: what is done, of how much, and of what. Without an end, `all` is infinite. */
  show: (done: number, all: number, what: string) => void
  clear: () => void
}

const ON_A_TERMINAL = 100
const ELSEWHERE = 1000

/** On stderr, a line that moves on a terminal and one a second elsewhere: how much, how fast, how long yet. */
export function createProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  const began = performance.now()
  let first: number | undefined
  let said = began
  const clear = () => {
    if (out.isTTY) out.write('\r\u001b[K')
  }

  return {
    clear,
    show: (done, all, what) => {
      const now = performance.now()
      first ??= done
      if (now - said < (out.isTTY ? ON_A_TERMINAL : ELSEWHERE)) return
      said = now
      const rate = ((done - first) / (now - began)) * 1000
      const ends = Number.isFinite(all)
      const left = rate > 0 && ends ? ` · ${Math.ceil((all - done) / rate)} s left` : ''
      clear()
      out.write(
        `  ${done}${ends ? ` of ${all}` : ''} ${what} · ${Math.round(rate)} a second${left}${out.isTTY ? '' : '\n'}`,
      )
    },
  }
}
