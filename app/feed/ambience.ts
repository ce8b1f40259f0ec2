/** Slendro-like steps above a root, which sound well in any combination. */
const STEPS = [1, 1.149, 1.32, 1.516, 1.741]
const ROOT_HZ = 146.8
const LOUDNESS = 0.05
const FADE_SECONDS = 0.6

/** Plays a soft chord in the browser, always the same one for a post. */
export class Ambience {
  private readonly context = new AudioContext()
  private voice: { gain: GainNode; tones: OscillatorNode[] } | undefined

  play(postId: string) {
    this.hush()
    void this.context.resume()
    const gain = new GainNode(this.context, { gain: 0 })
    const soft = new BiquadFilterNode(this.context, { type: 'lowpass', frequency: 900 })
    gain.connect(soft).connect(this.context.destination)

    const tones = chordOf(postId).map((frequency) => {
      const tone = new OscillatorNode(this.context, { type: 'triangle', frequency })
      tone.connect(gain)
      tone.start()
      return tone
    })
    gain.gain.setTargetAtTime(LOUDNESS, this.context.currentTime, FADE_SECONDS)
    this.voice = { gain, tones }
  }

  hush() {
    const now = this.context.currentTime
    this.voice?.gain.gain.setTargetAtTime(0, now, FADE_SECONDS / 3)
    for (const tone of this.voice?.tones ?? []) tone.stop(now + FADE_SECONDS * 2)
    this.voice = undefined
  }
}

function chordOf(postId: string): number[] {
  const seed = [...postId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)

  return [0, 2, 4].map((third) => ROOT_HZ * (STEPS[(seed + third) % STEPS.length] ?? 1) * (third === 0 ? 0.5 : 1))
}
